import type pg from "pg";
import { miscounted } from "./counters.ts";
import { type Acknowledged, type Ledger, pairOf } from "./ledger.ts";

export type Findings = {
  /** Acknowledged, and not there. */
  readonly lost: string[];
  /** There more often than acknowledged. */
  readonly doubled: string[];
  /** Counters that do not agree with what they count. */
  readonly miscounted: string[];
};

/** Compares everything that was promised with everything that is in the database, both ways. */
export async function checkLedger(
  client: pg.Client,
  ledger: Ledger,
  reader: { readonly id: string },
): Promise<Findings> {
  const lost = new Set<Acknowledged>();
  const doubled: string[] = [];
  const doubtful = new Set(ledger.doubtful.map((write) => write.fields["text"] ?? pairOf(write)));

  const posts = Map.groupBy(
    await rowsOf<{ id: string; text: string; on: string | null }>(
      client,
      'select id, text, in_reply_to_id as "on" from posts',
    ),
    ({ text }) => text,
  );
  const said = new Set<string>();
  const pairs = new Map<string, Acknowledged>();
  for (const write of ledger.acknowledged) {
    const { text } = write.fields;
    if (text === undefined) {
      pairs.set(pairOf(write), write);
      continue;
    }
    said.add(text);
    const [row, ...more] = posts.get(text) ?? [];
    const id = /(?:p\/|#p)(\d+)$/.exec(write.location)?.[1];
    if (row?.id !== id || (row?.on ?? "") !== write.on) lost.add(write);
    if (more.length > 0) doubled.push(`${write.deed} ${text}`);
  }
  for (const text of posts.keys()) if (!said.has(text) && !doubtful.has(text)) doubled.push(text);

  const there = new Set(await listPairs(client, reader));
  for (const [pair, write] of pairs) if (there.has(pair) === write.undone && !doubtful.has(pair)) lost.add(write);
  for (const pair of there) if (!pairs.has(pair) && !doubtful.has(pair)) doubled.push(pair);

  const keys = await rowsOf<{ name: string; answer: string }>(
    client,
    "select owner || ' ' || key as name, answer from idempotency_keys",
  );
  const answers = new Map(keys.map(({ name, answer }) => [name, answer]));
  for (const write of ledger.acknowledged) {
    if (answers.get(`${write.by.id} ${write.fields.key}`) !== write.location) lost.add(write);
  }
  return {
    lost: [...lost].map((write) => `${write.path} ${write.fields.key}`),
    doubled,
    miscounted: await miscounted(client),
  };
}

async function listPairs(client: pg.Client, reader: { readonly id: string }): Promise<string[]> {
  const rows = await rowsOf<{ pair: string }>(
    client,
    `select account_id || ' like ' || post_id as pair from reactions union all select account_id || ' share ' || post_id from shares
     union all select account_id || ' bookmark ' || post_id from bookmarks
     union all select follower_id || ' follow ' || followee_id from follows where follower_id <> ${BigInt(reader.id)}`,
  );
  return rows.map(({ pair }) => pair);
}

async function rowsOf<Row extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<Row[]> {
  return (await client.query<Row>(text)).rows;
}
