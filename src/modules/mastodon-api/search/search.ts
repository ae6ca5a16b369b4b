import { Hono } from "hono";
import { z } from "zod";
import { type Account, accountUseCases, findAccount } from "#modules/accounts";
import { type PostCard, postUseCases } from "#modules/posts";
import { lookUp, searchUseCases } from "#modules/search";
import { clientAddress } from "#platform/http/client-address";
import { NEWEST, readId } from "#platform/paging";
import { countAgainst } from "#platform/rate-limit";
import { answer } from "../answer.ts";
import { toAccounts } from "../entities/account.ts";
import { toStatuses } from "../entities/status.ts";
import { toTags } from "../entities/tag.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { flag, id, whole } from "../fields.ts";
import { openTo } from "../guards.ts";
import { placeOf } from "../paging.ts";
import { take } from "../read-sent.ts";

const asked = z.object({
  q: z.string("required").refine((text) => text.trim().length > 0, "required"),
  type: z.enum(["accounts", "statuses", "hashtags"], "unknownChoice").optional(),
  resolve: flag,
  following: flag,
  account_id: id.optional(),
  max_id: id.optional(),
  min_id: id.optional(),
  limit: whole(-1e9, 1e9),
  offset: whole(-1e9, 1e9),
});
type Asked = z.infer<typeof asked>;

/** What somebody may mean by an address or a whole handle: a person or a post that is known here. */
type Named = { readonly account?: Account | undefined; readonly postId?: string | undefined };

/** One of ours by its handle or address. */
async function findHere(c: ApiContext, words: string): Promise<Named> {
  const { ctx } = c.var;
  const { host, origin } = ctx.config.baseUrl;
  const url = URL.canParse(words) ? new URL(words) : undefined;
  if (url?.origin === origin) {
    const [, handle] = /^\/@([a-z0-9_]{2,30})$/i.exec(url.pathname) ?? [];
    const [, post] = /^\/p\/(\d+)$/.exec(url.pathname) ?? [];
    return handle ? { account: await findAccount(ctx, handle) } : { postId: readId(post) };
  }
  const [, handle, at] = /^@?([a-z0-9_.-]{2,100})(?:@([a-z0-9.:-]{1,255}))?$/i.exec(words) ?? [];
  if (!handle || (!at && !words.startsWith("@"))) return {};
  return { account: await findAccount(ctx, at && at.toLowerCase() !== host ? `${handle}@${at}` : handle) };
}

/** One of ours, or, by its whole handle or address, one we know or that the worker finds elsewhere when an app asks so. */
async function findNamed(c: ApiContext, words: string, resolve: boolean): Promise<Named> {
  const here = await findHere(c, words);
  if (here.account || here.postId) return here;
  const { ctx, viewer } = c.var;
  const found = await lookUp(ctx, resolve ? viewer : undefined, words);
  if (found?.state !== "found") return {};
  const { accountId, postId } = found;
  return {
    ...(accountId && { account: await accountUseCases.findPerson(ctx, accountId, viewer) }),
    ...(postId && { postId }),
  };
}

async function findAccounts(c: ApiContext, { q, following }: Asked, named: Named, size: number, after: number) {
  const { ctx, viewer } = c.var;
  const words = q.replace(/^@/, "").replace(`@${ctx.config.baseUrl.host}`, "");
  const found = /^https?:\/\//.test(words) ? [] : await searchUseCases.findPeople(ctx, viewer, words, size + after);
  const exact = named.account && (await mayKnow(c, named.account)) ? [named.account] : [];
  const all = [...new Map([...exact, ...found].map((person) => [person.id, person])).values()].slice(
    after,
    size + after,
  );
  if (!following || !viewer) return all;
  const rows = await ctx.db
    .selectFrom("follows")
    .select("followee_id")
    .where("follower_id", "=", viewer.id)
    .where("state", "=", "accepted")
    .where("followee_id", "in", ["0", ...all.map(({ id }) => id)])
    .execute();
  return all.filter(({ id }) => rows.some(({ followee_id }) => followee_id === id));
}

/** Whoever blocked the viewer is not there for them. */
async function mayKnow(c: ApiContext, account: Account): Promise<boolean> {
  return accountUseCases.getAccountById(c.var.ctx, account.id, c.var.viewer).then(
    () => true,
    () => false,
  );
}

async function findStatuses(c: ApiContext, sent: Asked, named: Named, size: number, after: number) {
  const { ctx, viewer } = c.var;
  if (named.postId) return [...(await postUseCases.findCards(ctx, viewer, [named.postId])).values()];
  if (/^https?:\/\//.test(sent.q)) return [];
  const words = searchUseCases.searchForm.parse({ q: sent.q }).q;
  const search = {
    words: words.replace(/^#/, ""),
    authorId: sent.account_id,
    tag: "",
    since: sent.min_id ?? "0",
    until: sent.max_id ?? NEWEST,
    pictures: false,
  };
  const found: PostCard[] = [];
  let until: string | undefined = search.until;
  while (until && found.length < size + after) {
    const page: Awaited<ReturnType<typeof searchUseCases.findPosts>> = await searchUseCases.findPosts(ctx, viewer, {
      ...search,
      until,
    });
    found.push(...page.entries);
    until = page.stopped ? undefined : page.older;
  }
  return found.slice(after, after + size);
}

export const searchGroup = new Hono<ApiEnv>().get("/api/v2/search", openTo("read:search"), async (c) => {
  const { ctx, viewer } = c.var;
  await countAgainst(ctx, "search", viewer?.id ?? clientAddress(c as never));
  const sent = await take(c, asked);
  const { size, after } = placeOf(c, 20, 40);
  const words = searchUseCases.searchForm.parse({ q: sent.q }).q;
  const named = await findNamed(c, sent.q.trim().slice(0, 2048), sent.resolve ?? false);
  const is = (type: Asked["type"]) => sent.type === undefined || sent.type === type;
  const [accounts, cards, tags] = await Promise.all([
    is("accounts") ? findAccounts(c, { ...sent, q: words }, named, size, after) : [],
    is("statuses") ? findStatuses(c, sent, named, size, after) : [],
    is("hashtags") ? searchUseCases.findTags(ctx, viewer, words, size + after) : [],
  ]);
  const [statuses, hashtags] = await Promise.all([
    toStatuses(c.var, cards),
    toTags(
      c.var,
      tags.slice(after).map(({ tag }) => tag),
    ),
  ]);
  return answer(c, { accounts: await toAccounts(c.var, accounts), statuses, hashtags });
});
