import { sql } from "kysely";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import type { BareCard } from "./queries.ts";

/** A poll as one reader sees it: counts only once it is theirs to know them. */
export type Poll = {
  readonly multiple: boolean;
  readonly secret: boolean;
  readonly ends_at: Date;
  readonly ended: boolean;
  readonly voters: number;
  /** Whether the reader has voted, and whether they may vote now. */
  readonly voted: boolean;
  readonly open: boolean;
  readonly options: readonly { readonly text: string; readonly votes: number | null; readonly mine: boolean }[];
};

type Row = Omit<Poll, "options" | "voted" | "open"> & {
  readonly post_id: string;
  readonly texts: readonly string[];
  readonly votes: readonly number[];
  readonly mine: readonly number[] | null;
};

/**
 * The polls of these posts, which the caller holds, so the reader may see them. Counts are shown to those who voted and
 * to the author, and to everyone after the end; those of a secret poll to nobody before the end.
 */
export async function pollsOf(
  ctx: Context,
  looker: Looker,
  cards: readonly Pick<BareCard, "id" | "author_id">[],
): Promise<ReadonlyMap<string, Poll>> {
  const me = looker?.status === "active" ? looker.id : null;
  const { rows } = await sql<Row>`
    select post_id, multiple, secret, ends_at, ends_at <= now() as ended,
      (select voters_count from posts where id = post_id) as voters,
      array(select text from poll_options where post_id = polls.post_id order by place) as texts,
      array(select votes_count from poll_options where post_id = polls.post_id order by place) as votes,
      (select places from poll_votes where post_id = polls.post_id and account_id = ${me}) as mine
    from polls where post_id = any(${cards.map(({ id }) => id)}::bigint[])`.execute(ctx.db);
  const authors = new Map(cards.map(({ id, author_id }) => [id, author_id]));
  return new Map(rows.map((row) => [row.post_id, toPoll(row, me, authors.get(row.post_id) === me)]));
}

function toPoll({ texts, votes, mine, ...poll }: Row, me: string | null, isMine: boolean): Poll {
  const { multiple, secret, ends_at, ended, voters } = poll;
  const isKnown = ended || (!secret && (mine !== null || isMine));
  return {
    multiple,
    secret,
    ends_at,
    ended,
    voters,
    voted: mine !== null,
    open: me !== null && mine === null && !ended,
    options: texts.map((text, index) => ({
      text,
      votes: isKnown ? (votes[index] ?? 0) : null,
      mine: mine?.includes(index + 1) ?? false,
    })),
  };
}
