import { Hono } from "hono";
import { z } from "zod";
import { newsUseCases } from "#modules/notifications";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { flag } from "../fields.ts";
import { scope } from "../guards.ts";
import { take } from "../read-sent.ts";

const read = scope("read:notifications");
const write = scope("write:notifications");

/** Kinds of stranger by Mastodon's names. */
const names = {
  for_not_following: "from_unfollowed",
  for_not_followers: "from_nonfollowers",
  for_new_accounts: "from_new",
  for_private_mentions: "from_private",
  for_limited_accounts: "from_limited",
} as const;
type Name = keyof typeof names;
const all = Object.keys(names) as readonly Name[];
const oldNameOf = (name: Name) => name.replace("for_", "filter_");

const verdict = z.enum(["accept", "filter", "drop"], "unknownChoice").optional();
const policyForm = z.object(Object.fromEntries(all.map((name) => [name, verdict])) as Record<Name, typeof verdict>);
const oldForm = z.object(Object.fromEntries(all.map((name) => [oldNameOf(name), flag])));

async function policyOf(c: ApiContext) {
  const [inbox, waiting] = await Promise.all([
    newsUseCases.findInbox(c.var.ctx, viewerOf(c)),
    newsUseCases.countStrangers(c.var.ctx, viewerOf(c)),
  ]);
  const summary = { pending_requests_count: waiting.people, pending_notifications_count: waiting.news };
  return { inbox, summary };
}

async function tell(c: ApiContext) {
  const { inbox, summary } = await policyOf(c);
  return answer(c, { ...Object.fromEntries(all.map((name) => [name, inbox[names[name]]])), summary });
}

/** The older form knows yes and no alone. */
async function tellOld(c: ApiContext) {
  const { inbox, summary } = await policyOf(c);
  const old = all.filter((name) => name !== "for_limited_accounts");
  return answer(c, {
    ...Object.fromEntries(old.map((name) => [oldNameOf(name), inbox[names[name]] !== "accept"])),
    summary,
  });
}

async function choose(c: ApiContext) {
  const sent = await take(c, policyForm);
  const chosen = all.flatMap((name) => (sent[name] ? [[names[name], sent[name]]] : []));
  await newsUseCases.chooseStrangers(c.var.ctx, viewerOf(c), Object.fromEntries(chosen));
  return tell(c);
}

async function chooseOld(c: ApiContext) {
  const sent: Readonly<Record<string, boolean | undefined>> = await take(c, oldForm);
  const chosen = all.flatMap((name) => {
    const filters = sent[oldNameOf(name)];
    return filters === undefined ? [] : [[names[name], filters ? "filter" : "accept"]];
  });
  await newsUseCases.chooseStrangers(c.var.ctx, viewerOf(c), Object.fromEntries(chosen));
  return tellOld(c);
}

/** What becomes of news from strangers. */
export const policyGroup = new Hono<ApiEnv>()
  .get("/api/v2/notifications/policy", read, tell)
  .patch("/api/v2/notifications/policy", write, choose)
  .put("/api/v2/notifications/policy", write, choose)
  .get("/api/v1/notifications/policy", read, tellOld)
  .put("/api/v1/notifications/policy", write, chooseOld);
