import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { listPicturesOf, type Picture } from "#modules/media";
import { visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { pictureFile } from "./references.ts";

const BATCH = 500;
const PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

type Row = {
  readonly id: string;
  readonly text: string;
  readonly html: string;
  readonly warning: string;
  readonly language: string;
  readonly audience: string;
  readonly reply_policy: string;
  readonly created_at: Date;
  readonly edited_at: Date | null;
  readonly answers: string | null;
  readonly poll: readonly { readonly name: string; readonly votes: number | null }[] | null;
};

/** A list as JSON, one thing a line, so that it can be read a line at a time however long it is. */
export async function* jsonList(things: AsyncIterable<unknown>, head = "["): AsyncGenerator<string> {
  yield head;
  let comma = "";
  for await (const thing of things) {
    yield `${comma}\n${JSON.stringify(thing)}`;
    comma = ",";
  }
  yield head === "[" ? "\n]\n" : "\n]}\n";
}

/** All a person wrote and passed on, oldest first, as an ActivityStreams 2.0 outbox. */
export function outboxLines(ctx: Context, account: Account): AsyncGenerator<string> {
  const context = ["https://www.w3.org/ns/activitystreams", { gaung: new URL("/ns#", ctx.config.baseUrl).href }];
  const head = `{"@context":${JSON.stringify(context)},"id":"outbox.json","type":"OrderedCollection","orderedItems":[`;
  return jsonList(activities(ctx, account), head);
}

async function* activities(ctx: Context, account: Account): AsyncGenerator {
  for (let after = "0"; ; ) {
    const rows = await ownPosts(ctx, account, after);
    const pictures = await listPicturesOf(
      ctx,
      rows.map(({ id }) => id),
    );
    for (const row of rows) yield toCreate(ctx, account, row, pictures.get(row.id) ?? []);
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
  }
  yield* announces(ctx, account);
}

/** The post an own post answers is named only while its author may see it. */
async function ownPosts(ctx: Context, account: Account, after: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select mine.id, mine.text, mine.html, mine.warning, mine.language, mine.audience, mine.reply_policy, mine.created_at, mine.edited_at,
      (select posts.id from posts where posts.id = mine.in_reply_to_id and ${visibleTo(account)}) as answers,
      (select json_agg(json_build_object('name', o.text, 'votes', case when not p.secret or p.ends_at <= now() then o.votes_count end) order by o.place)
        from poll_options o join polls p on p.post_id = o.post_id where o.post_id = mine.id) as poll
    from posts mine where mine.author_id = ${account.id} and mine.audience <> 'direct' and mine.id > ${after}
    order by mine.id limit ${BATCH}`.execute(ctx.db);
  return rows;
}

function toCreate(ctx: Context, account: Account, row: Row, pictures: readonly Picture[]) {
  const address = (id: string) => new URL(`/p/${id}`, ctx.config.baseUrl).href;
  const actor = new URL(`/@${account.handle}`, ctx.config.baseUrl).href;
  const followers = `${actor}/followers`;
  const [to, cc] =
    row.audience === "public"
      ? [[PUBLIC], [followers]]
      : row.audience === "quiet"
        ? [[followers], [PUBLIC]]
        : [[followers], []];
  const about = { published: row.created_at, to, cc };
  return {
    id: `${address(row.id)}#create`,
    type: "Create",
    actor,
    ...about,
    object: {
      id: address(row.id),
      type: "Note",
      attributedTo: actor,
      ...about,
      ...(row.edited_at && { updated: row.edited_at }),
      ...(row.warning && { summary: row.warning }),
      sensitive: row.warning !== "",
      content: row.html,
      contentMap: { [row.language]: row.html },
      source: { content: row.text, mediaType: "text/plain" },
      ...(row.answers && { inReplyTo: address(row.answers) }),
      ...(row.poll && { "gaung:poll": row.poll }),
      attachment: pictures.flatMap((picture) => {
        const file = pictureFile(picture);
        return file ? [{ type: "Image", mediaType: file.type, url: file.path, name: picture.alt }] : [];
      }),
      "gaung:audience": row.audience,
      "gaung:replyPolicy": row.reply_policy,
    },
  };
}

/** What the person passed on and may still see. */
async function* announces(ctx: Context, account: Account): AsyncGenerator {
  const { rows } = await sql<{ id: string; post_id: string; created_at: Date }>`
    select shares.id, shares.post_id, shares.created_at from shares join posts on posts.id = shares.post_id
    where shares.account_id = ${account.id} and ${visibleTo(account)} order by shares.id`.execute(ctx.db);
  const actor = new URL(`/@${account.handle}`, ctx.config.baseUrl).href;
  for (const { id, post_id, created_at } of rows)
    yield {
      id: `${actor}#share-${id}`,
      type: "Announce",
      actor,
      published: created_at,
      object: new URL(`/p/${post_id}`, ctx.config.baseUrl).href,
    };
}
