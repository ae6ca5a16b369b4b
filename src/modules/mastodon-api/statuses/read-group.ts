import { Hono } from "hono";
import { z } from "zod";
import { listThread, type PostCard, postUseCases } from "#modules/posts";
import { limit } from "#platform/http/guards";
import { PAGE_SIZE } from "#platform/paging";
import { answer } from "../answer.ts";
import { toAccounts } from "../entities/account.ts";
import { toPreviewCard } from "../entities/preview-card.ts";
import { toOneStatus, toStatuses } from "../entities/status.ts";
import { toEdits } from "../entities/status-edit.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { ids } from "../fields.ts";
import { openTo, scope } from "../guards.ts";
import { linkOn, rangeOf } from "../paging.ts";
import { take } from "../read-sent.ts";
import { NotOffered } from "../trouble.ts";
import { cardOf, postOf } from "./post-of.ts";

/** Posts of one conversation that are read at once: for members, and for guests. */
const LONGEST = { member: 1000, guest: 100 } as const;

const several = z.object({ id: ids(40) });

/** What came before a post and what answers it, each branch in one piece. */
async function context(c: ApiContext): Promise<Response> {
  const { ctx, viewer } = c.var;
  const post = await postOf(c);
  const size = viewer ? LONGEST.member : LONGEST.guest;
  const cards = await listThread(ctx, viewer, post.thread_id, "0", size, post.id);
  const { before, after } = around(cards, post.id);
  const told = await toStatuses(c.var, [...before, ...after]);
  return answer(c, { ancestors: told.slice(0, before.length), descendants: told.slice(before.length) });
}

export function around(cards: readonly PostCard[], id: string): { before: PostCard[]; after: PostCard[] } {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const before: PostCard[] = [];
  for (let up = byId.get(byId.get(id)?.in_reply_to_id ?? ""); up; up = byId.get(up.in_reply_to_id ?? ""))
    before.unshift(up);
  const answers = Map.groupBy(cards, (card) => card.in_reply_to_id ?? "");
  const after: PostCard[] = [];
  const stack = [...(answers.get(id) ?? [])].reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    after.push(next);
    stack.push(...[...(answers.get(next.id) ?? [])].reverse());
  }
  return { before, after };
}

/** Who passed a post on or liked it. */
const echoes = (side: "shares" | "reactions") => async (c: ApiContext) => {
  const { ctx, viewer } = c.var;
  const range = { ...rangeOf(c), size: PAGE_SIZE };
  const { entries } = await postUseCases.listEchoes(ctx, viewer, await postOf(c), side, range.before);
  linkOn(
    c,
    entries.map(({ id }) => id),
    range,
  );
  return answer(c, await toAccounts(c.var, entries));
};

/** Reading posts. */
export const readGroup = new Hono<ApiEnv>()
  .get("/api/v1/statuses", openTo("read:statuses"), async (c) => {
    const { id } = await take(c, several);
    const cards = await postUseCases.findCards(c.var.ctx, c.var.viewer, id);
    return answer(
      c,
      await toStatuses(
        c.var,
        id.flatMap((one) => cards.get(one) ?? []),
      ),
    );
  })
  .get("/api/v1/statuses/:id", openTo("read:statuses"), async (c) =>
    answer(c, await toOneStatus(c.var, await cardOf(c))),
  )
  .get("/api/v1/statuses/:id/context", openTo("read:statuses"), context)
  .get("/api/v1/statuses/:id/card", openTo("read:statuses"), async (c) => {
    const { link } = await cardOf(c);
    return answer(c, link ? toPreviewCard(link) : {});
  })
  .get("/api/v1/statuses/:id/source", scope("read:statuses"), async (c) => {
    const { id, text, warning } = await postOf(c);
    return answer(c, { id, text, spoiler_text: warning });
  })
  .get("/api/v1/statuses/:id/history", openTo("read:statuses"), async (c) => {
    const post = await postOf(c);
    return answer(c, await toEdits(c.var, post, await postUseCases.listRevisions(c.var.ctx, post)));
  })
  .get("/api/v1/statuses/:id/reblogged_by", openTo("read:statuses"), echoes("shares"))
  .get("/api/v1/statuses/:id/favourited_by", openTo("read:statuses"), echoes("reactions"))
  .get("/api/v1/statuses/:id/quotes", openTo("read:statuses"), async (c) => {
    const { ctx, viewer } = c.var;
    const range = { ...rangeOf(c), size: PAGE_SIZE };
    const post = await postOf(c);
    const isMine = post.author_id === viewer?.id;
    const { entries } = await postUseCases.listQuotes(ctx, viewer, post, isMine, range.before);
    linkOn(
      c,
      entries.map(({ entry_id }) => entry_id),
      range,
    );
    return answer(c, await toStatuses(c.var, entries));
  })
  .post("/api/v1/statuses/:id/translate", scope("read:statuses"), limit("write"), async (c) => {
    await postOf(c);
    throw new NotOffered("noTranslation");
  });
