import { createHash } from "node:crypto";

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

/** JSON with the names of every object in order of their code units and nothing between: one text for one value. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  const inOrder = entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${inOrder.map(([name, held]) => `${JSON.stringify(name)}:${canonical(held)}`).join(",")}}`;
}

export const hashSaid = (said: unknown): Buffer => sha256(canonical(said));

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
