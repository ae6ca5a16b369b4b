import { Hono } from "hono";
import { listPeople } from "#modules/accounts";
import { searchUseCases } from "#modules/search";
import { viewerOf } from "#platform/http/guards";
import { accountOf } from "../accounts/account-of.ts";
import { answer } from "../answer.ts";
import { accountsOf, toAccounts } from "../entities/account.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { openTo, scope } from "../guards.ts";
import { placeOf } from "../paging.ts";

/** Why we suggest somebody, by Mastodon's names. */
const sources = {
  followed: "friends_of_friends",
  place: "similar_to_recently_followed",
  tag: "most_interactions",
} as const;

/** People the viewer may know; nobody for those who do not want to be told. */
async function suggested(c: ApiContext) {
  const viewer = viewerOf(c);
  const { size } = placeOf(c, 40, 80);
  const found = viewer.suggestions ? await searchUseCases.findSuggestions(c.var.ctx, viewer) : [];
  const accounts = await accountsOf(
    c.var,
    found.map(({ id }) => id),
  );
  return found.slice(0, size).flatMap(({ id, reason }) => {
    const account = accounts.get(id);
    return account ? [{ account, source: "past_interactions", sources: [sources[reason.kind]] }] : [];
  });
}

export const suggestionGroup = new Hono<ApiEnv>()
  .get("/api/v2/suggestions", scope("read"), async (c) => answer(c, await suggested(c)))
  .get("/api/v1/suggestions", scope("read"), async (c) =>
    answer(
      c,
      (await suggested(c)).map(({ account }) => account),
    ),
  )
  .delete("/api/v1/suggestions/:id", scope("write:accounts"), async (c) => {
    await searchUseCases.dismissSuggestion(c.var.ctx, viewerOf(c), await accountOf(c));
    return answer(c, {});
  })
  // Everyone who lets the viewer find them, newest members first.
  .get("/api/v1/directory", openTo("read:accounts"), async (c) => {
    const { size, after } = placeOf(c, 40, 80);
    const { entries } = await listPeople(c.var.ctx, c.var.viewer, { words: "", after, size });
    return answer(c, await toAccounts(c.var, entries));
  });
