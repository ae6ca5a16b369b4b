import { createHash } from "node:crypto";
import { canonicalJson } from "#platform/canonical-json";

/** What comes before the first row. */
export const GENESIS = Buffer.alloc(32);

/** One row of the log, as far as its hash holds it; docs/methods/trail-log.md says the same in words. */
export type Link = {
  readonly seq: string;
  readonly demand_id: string;
  readonly kind: string;
  readonly actor_part: string;
  readonly said_hash: Buffer;
  readonly at: Date;
  readonly previous: Buffer;
};

const sha256 = (text: string): Buffer => createHash("sha256").update(text, "utf8").digest();

export const hashSaid = (said: unknown): Buffer => sha256(canonicalJson(said));

/** SHA-256 of a list: number, demand, kind, part, hash of what was said, moment in UTC with milliseconds, hash before. */
export function hashLink(link: Link): Buffer {
  return sha256(
    JSON.stringify([
      link.seq,
      link.demand_id,
      link.kind,
      link.actor_part,
      link.said_hash.toString("hex"),
      link.at.toISOString(),
      link.previous.toString("hex"),
    ]),
  );
}
