import { join } from "node:path";
import type { Config } from "../config.ts";
import { openFolder } from "./local-folder.ts";
import { openBucket } from "./s3-bucket.ts";

/** One thing that was kept, and when. */
export type Stored = { readonly name: string; readonly keptAt: Date };

/** Where files of people lie. Names are ours: small letters, digits, `-` and one `.`; nothing of what people sent is in them. */
export type Storage = {
  /** Takes a finished file in under a new name. When this returns it survives a crash and a power loss. */
  readonly keep: (name: string, path: string) => Promise<void>;
  /** The whole of a file; undefined when there is none. */
  readonly read: (name: string) => Promise<Buffer<ArrayBuffer> | undefined>;
  /** What is not there counts as removed. */
  readonly remove: (name: string) => Promise<void>;
  readonly list: () => AsyncIterable<Stored>;
  /** Whether nothing more should be taken in: the rest of the room is for words. */
  readonly isFull: () => Promise<boolean>;
};

/** The storage an administrator chose: a bucket at S3_URL, else the folder `media` in DATA_DIR. */
export function openStorage(config: Pick<Config, "s3Url" | "dataDir">): Storage {
  return config.s3Url ? openBucket(config.s3Url) : openFolder(join(config.dataDir, "media"));
}

const shape = /^[0-9a-f]{32}-[0-9a-z-]{1,60}\.[a-z0-9]{2,5}$/;

/** @throws Error for a name that we would never give. */
export function checkName(name: string): string {
  if (!shape.test(name)) throw new Error("Not a name of ours");
  return name;
}
