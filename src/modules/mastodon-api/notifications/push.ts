import { Hono } from "hono";
import { z } from "zod";
import { keepPushKey, newsUseCases } from "#modules/notifications";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { flag } from "../fields.ts";
import { scope } from "../guards.ts";
import { check, readSent } from "../read-sent.ts";
import { BadToken } from "../trouble.ts";
import { allKinds, typeOf } from "./news-types.ts";

const push = scope("push");
/** All that Mastodon can tell of; what we do not have stays off. */
const alerts = [
  "mention",
  "status",
  "reblog",
  "follow",
  "follow_request",
  "favourite",
  "poll",
  "update",
  "quote",
  "quoted_update",
  "admin.sign_up",
  "admin.report",
] as const;

const wanted = z.record(z.string().max(60), flag, "unknown").default({});
const data = z.object(
  { alerts: wanted, policy: z.enum(["all", "followed", "follower", "none"], "unknownChoice").optional() },
  "unknown",
);
const sentForm = z.object({
  subscription: z.object(
    { endpoint: z.unknown(), keys: z.object({ p256dh: z.unknown(), auth: z.unknown() }, "required"), standard: flag },
    "required",
  ),
  data: data.optional(),
});
const changeForm = z.object({ data: data.optional(), policy: data.shape.policy });

/** The kinds of news behind what an app wants to hear. */
const kindsOf = (chosen: Readonly<Record<string, boolean | undefined>> = {}) =>
  allKinds.filter((kind) => chosen[typeOf[kind] ?? ""] === true);

function tokenOf(c: ApiContext) {
  const { token } = c.var;
  if (!token) throw new BadToken();
  return token;
}

async function tell(c: ApiContext) {
  const { ctx } = c.var;
  const [phone, key] = await Promise.all([newsUseCases.getPhone(ctx, tokenOf(c)), keepPushKey(ctx)]);
  return answer(c, {
    id: phone.id,
    endpoint: phone.endpoint,
    standard: phone.standard,
    server_key: key.publicKey.toString("base64url"),
    policy: phone.policy,
    alerts: Object.fromEntries(alerts.map((name) => [name, phone.kinds.some((kind) => typeOf[kind] === name)])),
  });
}

/** Where an app wants to be told of news: one place for each token. */
export const pushGroup = new Hono<ApiEnv>()
  .post("/api/v1/push/subscription", push, async (c) => {
    const { subscription, data } = check(sentForm, await readSent(c));
    const { endpoint, keys, standard } = subscription;
    const device = check(newsUseCases.deviceForm, { endpoint, ...keys });
    // Whoever got here brought their secret in this header; it is sealed with the rest, for the device alone.
    const secret =
      c.req
        .header("Authorization")
        ?.replace(/^Bearer +/i, "")
        .trim() ?? "";
    await newsUseCases.addPhone(c.var.ctx, viewerOf(c), { ...tokenOf(c), secret }, device, {
      standard: standard ?? false,
      kinds: kindsOf(data?.alerts),
      policy: data?.policy ?? "all",
    });
    return tell(c);
  })
  .get("/api/v1/push/subscription", push, tell)
  .put("/api/v1/push/subscription", push, async (c) => {
    const { data, policy } = check(changeForm, await readSent(c));
    const before = await newsUseCases.getPhone(c.var.ctx, tokenOf(c));
    await newsUseCases.changePhone(c.var.ctx, tokenOf(c), {
      kinds: data ? kindsOf(data.alerts) : before.kinds,
      policy: data?.policy ?? policy ?? before.policy,
    });
    return tell(c);
  })
  .delete("/api/v1/push/subscription", push, async (c) => {
    await newsUseCases.removePhone(c.var.ctx, tokenOf(c));
    return answer(c, {});
  });
