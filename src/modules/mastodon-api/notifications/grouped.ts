import { Hono } from "hono";
import { newsUseCases } from "#modules/notifications";
import { NotFound } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { NEWEST } from "#platform/paging";
import { answer } from "../answer.ts";
import { accountsOf } from "../entities/account.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { scope } from "../guards.ts";
import { linkOn, rangeOf } from "../paging.ts";
import { take } from "../read-sent.ts";
import { allKinds, askedNews, filterOf, keyOf, readKey, together, typeOf } from "./news-types.ts";
import { askedCount } from "./notifications.ts";
import { toGroups } from "./tell-news.ts";

const read = scope("read:notifications");
const write = scope("write:notifications");
/** Groups that are looked through for one by its name; the kept ones of a person are fewer than this within a page or two. */
const LOOKED_AT = 400;

/** The kinds an app takes together. */
const togetherFor = (names: readonly string[]) =>
  names.length === 0 ? together : together.filter((kind) => names.includes(typeOf[kind] ?? ""));

/** The group an address names. @throws NotFound */
async function groupAt(c: ApiContext) {
  const key = readKey(c.req.param("key") ?? "");
  if (!key) throw new NotFound();
  const { ctx } = c.var;
  const everything = { kinds: "kind" in key ? [key.kind] : allKinds };
  const found =
    "id" in key
      ? await newsUseCases.listEntryGroups(
          ctx,
          viewerOf(c),
          { before: (BigInt(key.id) + 1n).toString(), since: (BigInt(key.id) - 1n).toString(), size: 2 },
          everything,
          [],
        )
      : await newsUseCases.listEntryGroups(ctx, viewerOf(c), { before: NEWEST, size: LOOKED_AT }, everything, together);
  const group = found.find((one) => ("id" in key ? one.latest_id === key.id : keyOf(one) === keyOf(key)));
  if (!group) throw new NotFound();
  return group;
}

/** News in groups, as newer apps take it. */
export const groupedNotificationGroup = new Hono<ApiEnv>()
  .get("/api/v2/notifications", read, async (c) => {
    const range = rangeOf(c, 40);
    const asked = await take(c, askedNews);
    const groups = await newsUseCases.listEntryGroups(
      c.var.ctx,
      viewerOf(c),
      range,
      filterOf(asked),
      togetherFor(asked.grouped_types),
    );
    linkOn(
      c,
      groups.map(({ latest_id }) => latest_id),
      range,
    );
    return answer(c, await toGroups(c.var, groups));
  })
  .get("/api/v2/notifications/unread_count", read, async (c) => {
    const asked = await take(c, askedCount);
    const unread = await newsUseCases.listEntryGroups(
      c.var.ctx,
      viewerOf(c),
      {
        before: NEWEST,
        since: await newsUseCases.findReadUpTo(c.var.ctx, viewerOf(c)),
        size: Math.min(1000, asked.limit ?? 100),
      },
      filterOf(asked),
      togetherFor(asked.grouped_types),
    );
    return answer(c, { count: unread.length });
  })
  .get("/api/v2/notifications/:key", read, async (c) => answer(c, await toGroups(c.var, [await groupAt(c)])))
  .get("/api/v2/notifications/:key/accounts", read, async (c) => {
    const { actor_ids } = await groupAt(c);
    return answer(c, [...(await accountsOf(c.var, actor_ids)).values()]);
  })
  .post("/api/v2/notifications/:key/dismiss", write, async (c) => {
    const group = await groupAt(c);
    if (group.alone) await newsUseCases.dismissEntry(c.var.ctx, viewerOf(c), group.latest_id);
    else await newsUseCases.dismissGroup(c.var.ctx, viewerOf(c), group);
    return answer(c, {});
  });
