import { createHash, randomBytes } from "node:crypto";
import pg from "pg";

/** Someone with an account and a session, put straight into the database: hashing passphrases is not what is tested. */
export type Villager = { readonly id: string; readonly handle: string; readonly cookie: string };

/** Founds the community and fills it. The first person, who writes nothing, follows all others. */
export async function settleVillage(
  connection: pg.ClientConfig,
  size: number,
): Promise<{ reader: Villager; people: Villager[] }> {
  return withClient(connection, async (client) => {
    await client.query("insert into community (name, sign_up) values ('Sukamaju', 'open')");
    const { rows } = await client.query<{ id: string; handle: string }>(
      "insert into accounts (handle, name, created_at) select 'warga_' || n, 'Warga ' || n, now() - interval '30 days' from generate_series(0, $1::integer) n returning id, handle",
      [size],
    );
    const all = rows.map((row) => ({ ...row, secret: randomBytes(32).toString("base64url") }));
    await client.query(
      "insert into sessions (account_id, token_hash) select * from unnest($1::bigint[], $2::bytea[])",
      [all.map(({ id }) => id), all.map(({ secret }) => createHash("sha256").update(secret).digest())],
    );
    const [reader, ...people] = all.map(({ id, handle, secret }) => ({
      id,
      handle,
      cookie: `__Host-session=${secret}`,
    }));
    if (!reader) throw new Error("Nobody lives here.");
    await client.query(
      "insert into follows (follower_id, followee_id, state) select $1, id, 'accepted' from accounts where id <> $1",
      [reader.id],
    );
    await client.query("update accounts set followers_count = 1 where id <> $1", [reader.id]);
    await client.query("update accounts set following_count = $2 where id = $1", [reader.id, people.length]);
    return { reader, people };
  });
}

export async function withClient<Result>(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(connection);
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
