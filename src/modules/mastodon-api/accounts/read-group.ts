import { Hono } from "hono";
import { z } from "zod";
import { accountUseCases, findRelationship, getAccount, maySee } from "#modules/accounts";
import { findPeople } from "#modules/search";
import { listListsWith } from "#modules/timelines";
import { limit, viewerOf } from "#platform/http/guards";
import { PAGE_SIZE } from "#platform/paging";
import { answer } from "../answer.ts";
import { toAccounts } from "../entities/account.ts";
import { relationshipsOf } from "../entities/relationship.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { flag, ids, text, whole } from "../fields.ts";
import { openTo, scope } from "../guards.ts";
import { linkOn, rangeOf } from "../paging.ts";
import { take } from "../read-sent.ts";
import { accountOf } from "./account-of.ts";

const several = z.object({ id: ids(40) });
const named = z.object({ acct: text });
const sought = z.object({ q: text, limit: whole(1, 80), offset: whole(0, 10_000), following: flag, resolve: flag });

/** A handle as an app writes it: with or without our own host behind it. */
function handleOf(c: ApiContext, acct: string): string {
  const handle = acct.trim().replace(/^@/, "").toLowerCase();
  const ours = `@${c.var.ctx.config.baseUrl.host}`;
  return handle.endsWith(ours) ? handle.slice(0, -ours.length) : handle;
}

async function tellOne(c: ApiContext, account: { readonly id: string }): Promise<Response> {
  const [told] = await toAccounts(c.var, [account]);
  return answer(c, told);
}

/** Who follows whom is told to those its owner chose; to others there is nobody. */
const follows = (side: "followers" | "following") => async (c: ApiContext) => {
  const { ctx, viewer } = c.var;
  const account = await accountOf(c);
  const range = { ...rangeOf(c), size: PAGE_SIZE };
  const isFollower = viewer && (await findRelationship(ctx, viewer.id, account.id)).following === "accepted";
  if (!maySee(account.follows_seen_by, account, viewer, isFollower ?? false)) return answer(c, []);
  const { entries } = await accountUseCases.listFollows(ctx, account, side, viewer, range.before);
  linkOn(
    c,
    entries.map(({ id }) => id),
    range,
  );
  return answer(c, await toAccounts(c.var, entries));
};

async function search(c: ApiContext): Promise<Response> {
  const { ctx } = c.var;
  const viewer = viewerOf(c);
  const { q = "", limit: most = 40, offset = 0, following } = await take(c, sought);
  const words = handleOf(c, q).slice(0, 100);
  const known = words ? await getAccount(ctx, words, viewer).catch(() => undefined) : undefined;
  const found = await findPeople(ctx, viewer, words.split("@")[0] ?? "", most + offset);
  const all = [...(known ? [known] : []), ...found.filter(({ id }) => id !== known?.id)];
  const standing = following
    ? await relationshipsOf(
        c.var,
        all.map(({ id }) => id),
      )
    : [];
  const followed = new Set(standing.filter((one) => one.following).map(({ id }) => id));
  const kept = following ? all.filter(({ id }) => followed.has(id)) : all;
  return answer(c, await toAccounts(c.var, kept.slice(offset, offset + most)));
}

const none = (c: ApiContext) => accountOf(c).then(() => answer(c, []));

/** Reading about people. */
export const accountReadGroup = new Hono<ApiEnv>()
  .get("/api/v1/accounts", openTo("read:accounts"), async (c) => {
    const { id } = await take(c, several);
    const found = await Promise.all(
      id.map((one) => accountUseCases.getAccountById(c.var.ctx, one, c.var.viewer).catch(() => undefined)),
    );
    return answer(
      c,
      await toAccounts(
        c.var,
        found.filter((account) => account !== undefined),
      ),
    );
  })
  .get("/api/v1/accounts/lookup", openTo("read:accounts"), async (c) => {
    const { acct = "" } = await take(c, named);
    return tellOne(c, await getAccount(c.var.ctx, handleOf(c, acct), c.var.viewer));
  })
  .get("/api/v1/accounts/search", scope("read:accounts"), limit("search"), search)
  .get("/api/v1/accounts/relationships", scope("read:follows"), async (c) => {
    const { id } = await take(c, several);
    return answer(c, await relationshipsOf(c.var, id));
  })
  .get("/api/v1/accounts/familiar_followers", scope("read:follows"), async (c) => {
    const { id } = await take(c, several);
    const found = await accountUseCases.listFamiliar(c.var.ctx, viewerOf(c), id);
    const people = await toAccounts(
      c.var,
      found.flatMap(({ familiar }) => familiar.map((one) => ({ id: one }))),
    );
    const byId = new Map(people.map((person) => [person.id, person]));
    return answer(
      c,
      found.map(({ id, familiar }) => ({ id, accounts: familiar.flatMap((one) => byId.get(one) ?? []) })),
    );
  })
  .get("/api/v1/accounts/:id", openTo("read:accounts"), async (c) => tellOne(c, await accountOf(c)))
  .get("/api/v1/accounts/:id/followers", openTo("read:accounts"), follows("followers"))
  .get("/api/v1/accounts/:id/following", openTo("read:accounts"), follows("following"))
  .get("/api/v1/accounts/:id/lists", scope("read:lists"), async (c) => {
    const lists = await listListsWith(c.var.ctx, viewerOf(c), await accountOf(c));
    return answer(
      c,
      lists.map(({ id, name }) => ({ id, title: name, replies_policy: "none", exclusive: false })),
    );
  })
  .get("/api/v1/accounts/:id/endorsements", openTo("read:accounts"), none)
  .get("/api/v1/accounts/:id/identity_proofs", openTo("read:accounts"), none);
