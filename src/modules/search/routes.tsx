import { Hono } from "hono";
import { getAccount } from "#modules/accounts";
import { findGroups } from "#modules/groups";
import { NotFound } from "#platform/errors";
import { fromLocal } from "#platform/format";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import { collectionRoutes } from "./collections/routes.tsx";
import { findPeople } from "./find-people.ts";
import { type FoundPosts, findPosts } from "./find-posts.ts";
import { findTags } from "./find-tags.ts";
import { lookUp } from "./look-up.ts";
import { type Asked, idAt, narrows, type PostSearch, searchForm, searchLimits } from "./rules.ts";
import { suggestionRoutes } from "./suggestions/routes.tsx";
import { SearchPage } from "./views/search-page.tsx";

const nothing: FoundPosts = { entries: [], older: undefined, stopped: false };
const DAY_MS = 86_400_000;

/** What is asked as posts are looked up by it, or what is wrong with it by field. */
async function toPostSearch(
  c: RequestContext,
  asked: Asked,
): Promise<{ search: PostSearch; errors: Readonly<Record<string, string>> }> {
  const { ctx, viewer, shell } = c.var;
  const errors: Record<string, string> = {};
  const dayOf = (field: "since" | "until") => {
    const day = asked[field] ? fromLocal(asked[field], "00:00", shell.reader.timeZone) : undefined;
    if (asked[field] && !day) errors[field] = "dayShape";
    return day;
  };
  const [since, until] = [dayOf("since"), dayOf("until")];
  const by =
    asked.by &&
    (await getAccount(ctx, asked.by, viewer).catch((error: unknown) => {
      if (!(error instanceof NotFound)) throw error;
      errors["by"] = "unknownPerson";
      return undefined;
    }));
  if (asked.tag && !/^[\p{L}\p{N}_]{1,100}$/u.test(asked.tag)) errors["tag"] = "tagShape";
  const before = readId(c.req.query("before")) ?? NEWEST;
  const end = until ? idAt(new Date(until.getTime() + DAY_MS)) : NEWEST;
  return {
    search: {
      words: asked.q,
      authorId: by ? by.id : undefined,
      tag: asked.tag,
      since: since ? idAt(since) : "0",
      until: BigInt(end) < BigInt(before) ? end : before,
      pictures: asked.pictures,
    },
    errors,
  };
}

/** People, posts and tags by what is typed. Everything is in the address, so a search can be kept and passed on. */
export const searchRoutes = new Hono<Env>()
  .get("/search", anyone, limit("search"), async (c) => {
    const { ctx, viewer, shell } = c.var;
    const asked = searchForm.parse(c.req.query());
    const elsewhere = await lookUp(ctx, viewer, (c.req.query("q") ?? "").slice(0, 2048));
    if (elsewhere?.state === "found") return c.redirect(elsewhere.href, 303);
    const { search, errors } = await toPostSearch(c, asked);
    const isRight = Object.keys(errors).length === 0;
    const isFirst = c.req.query("before") === undefined;
    const few = (kind: "people" | "tags", many: number) =>
      asked.kind === kind ? many : asked.kind === "all" && isFirst ? searchLimits.few : 0;
    const [morePeople, moreTags] = [few("people", searchLimits.people), few("tags", searchLimits.tags)];
    const [people, tags, posts, groups] = isRight
      ? await Promise.all([
          morePeople ? findPeople(ctx, viewer, asked.q, morePeople) : [],
          moreTags ? findTags(ctx, viewer, asked.q, moreTags) : [],
          /^(all|posts)$/.test(asked.kind) && narrows(search, asked) ? findPosts(ctx, viewer, search) : nothing,
          asked.kind === "all" && isFirst && asked.q ? findGroups(ctx, asked.q).then(({ entries }) => entries) : [],
        ])
      : [[], [], nothing, []];
    const found = { people, tags, posts, groups: groups.slice(0, searchLimits.few), elsewhere: elsewhere?.state };
    const page = <SearchPage shell={shell} asked={asked} errors={errors} {...found} />;
    return show(c, page, isRight ? 200 : 422);
  })
  .route("/", suggestionRoutes)
  .route("/", collectionRoutes);
