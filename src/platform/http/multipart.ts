import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { HTTPException } from "hono/http-exception";
import { Invalid } from "../errors.ts";
import type { RequestContext } from "./env.ts";

/** What a form without files may weigh: 5,000 letters of four bytes, percent-encoded, and some room. */
export const LARGEST_BODY = 256 * 1024;
const MOST_FIELDS = 300;

/** Which files a form takes: those of one field, or of some others besides; each and all no larger than so many bytes. */
export type FileRules = {
  readonly field: string;
  readonly others?: readonly string[];
  readonly most: number;
  readonly eachBytes: number;
  readonly totalBytes: number;
  /** Where they lie until they are dealt with. */
  readonly makeFolder: () => Promise<string>;
};

/** A file as it arrived. Its name is only looked at for its ending; `path` is ours. */
export type Upload = {
  /** The field of the form it came in. */
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of what came, in hexadecimal. */
  readonly hash: string;
};

export type Received = {
  readonly fields: readonly (readonly [string, string])[];
  readonly uploads: readonly Upload[];
  /** The first thing wrong with the files; the fields are whole nevertheless. */
  readonly problem: Invalid | undefined;
  /** Throws away what lies on disk. */
  readonly discard: () => Promise<void>;
};

/**
 * Reads a multipart form (RFC 7578) as it streams in: files go to disk, never into memory. Without rules no file is
 * kept and the form may weigh no more than any other.
 * @throws HTTPException 413 for more than may come; Invalid for what is no form.
 */
export async function readMultipart(c: RequestContext, rules?: FileRules): Promise<Received> {
  const most = LARGEST_BODY + (rules?.totalBytes ?? 0);
  if (Number(c.req.header("Content-Length") ?? 0) > most) throw new HTTPException(413);
  const { body } = c.req.raw;
  if (!body) throw new Invalid({ form: "notAForm" });
  const { promise: broken, reject } = Promise.withResolvers<never>();
  broken.catch(() => {});
  const state: State = {
    fields: [],
    taking: [],
    uploads: [],
    problem: undefined,
    folder: undefined,
    streams: [],
    reject,
  };
  const discard = async () => {
    for (const stream of state.streams) stream.destroy();
    await Promise.allSettled(state.taking);
    if (state.folder) await rm(await state.folder, { recursive: true, force: true });
  };
  try {
    await feed(Readable.fromWeb(body as never), makeParser(c, state, rules), most, broken);
    await Promise.all(state.taking);
  } catch (error) {
    await discard();
    if (error instanceof HTTPException) throw error;
    if ((error as NodeJS.ErrnoException | null)?.code === "ENOSPC") throw new Invalid({ form: "noRoom" }, 507);
    throw new Invalid({ form: "notAForm" });
  }
  return { fields: state.fields, uploads: state.uploads, problem: state.problem, discard };
}

type State = {
  fields: [string, string][];
  taking: Promise<void>[];
  uploads: Upload[];
  problem: Invalid | undefined;
  folder: Promise<string> | undefined;
  readonly streams: BusboyFileStream[];
  readonly reject: (error: unknown) => void;
};

function makeParser(c: RequestContext, state: State, rules: FileRules | undefined): BusboyInstance {
  const contentType = c.req.header("Content-Type") ?? "";
  const parser = new Busboy({
    headers: { "content-type": contentType },
    limits: {
      fieldNameSize: 100,
      fieldSize: LARGEST_BODY,
      fields: MOST_FIELDS + 1,
      files: (rules?.most ?? 0) + 20,
      parts: MOST_FIELDS + 40,
      headerPairs: 20,
      ...(rules && { fileSize: rules.eachBytes }),
    },
  });
  parser.on("error", state.reject);
  parser.on("field", (name, value) => void state.fields.push([name, value]));
  parser.on("file", (field, stream, name, _encoding, type) => {
    if (!rules || (field !== rules.field && !rules.others?.includes(field))) {
      state.fields.push([field, ""]);
      stream.resume();
      return;
    }
    if (state.taking.length >= rules.most && name) state.problem ??= new Invalid({ [field]: "tooManyPictures" });
    if (!name || state.problem) return void stream.resume();
    state.folder ??= rules.makeFolder();
    const taking = take(state.folder, stream, { field, name, type }).then(
      (upload) => {
        if (stream.truncated) state.problem ??= new Invalid({ [field]: "pictureTooLarge" }, 413);
        if (upload.bytes > 0) state.uploads.push(upload);
        return undefined;
      },
      (error: NodeJS.ErrnoException) => {
        stream.resume();
        if (error.code !== "ENOSPC" && error.code !== "EDQUOT") return state.reject(error);
        state.problem ??= new Invalid({ [field]: "noRoom" }, 507);
        return undefined;
      },
    );
    state.streams.push(stream);
    state.taking.push(taking);
  });
  return parser;
}

/** Writes one file to disk as it comes, under a name of chance. */
async function take(
  folder: Promise<string>,
  stream: BusboyFileStream,
  about: Pick<Upload, "field" | "name" | "type">,
): Promise<Upload> {
  const path = join(await folder, randomBytes(8).toString("hex"));
  const hash = createHash("sha256");
  let bytes = 0;
  stream.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    hash.update(chunk);
  });
  await pipeline(stream, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  return { ...about, path, bytes, hash: hash.digest("hex") };
}

/** Hands the parser what arrives, at the speed it takes it, and not a byte more than may come. */
async function feed(body: Readable, parser: BusboyInstance, most: number, broken: Promise<never>): Promise<void> {
  let bytes = 0;
  const finished = new Promise<void>((resolve) => parser.once("finish", resolve));
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) throw new HTTPException(413);
    if (!parser.write(chunk)) await Promise.race([once(parser, "drain"), broken]);
  }
  parser.end();
  await Promise.race([finished, broken]);
}
