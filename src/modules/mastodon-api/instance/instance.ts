import { createHash } from "node:crypto";
import { Hono } from "hono";
import { keepPushKey } from "#modules/notifications";
import { postUseCases } from "#modules/posts";
import { hostUseCases, houseUseCases } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { absolute } from "../addresses.ts";
import { answer } from "../answer.ts";
import { blanks } from "../entities/account.ts";
import { toParagraphs } from "../entities/paragraphs.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { open } from "../guards.ts";
import { countTotals, countWeeks, figureOf, listPeers } from "./figures.ts";
import { configuration } from "./limits.ts";

/** What apps compare with to know what a server can do: the Mastodon whose client API this is. */
const VERSION = "4.5.0 (compatible; Gaung 0.1.0)";
const API_VERSION = 7;

const totals = (c: ApiContext) => figureOf(c.var.kept, "totals", () => countTotals(c.var.ctx));
const streaming = (c: ApiContext) => absolute(c.var.ctx, "").replace(/^http/, "ws");

/** The community's rules, in the language of whoever asks first, and in the other besides. */
async function rulesOf(c: ApiContext) {
  const rules = await houseUseCases.listRules(c.var.ctx);
  const isEnglish = c.var.shell.reader.locale === "en";
  return rules.map(({ id, title, words, title_en, words_en }) => ({
    id,
    text: (isEnglish && title_en) || title,
    hint: (isEnglish && words_en) || words,
    translations: {
      id: { text: title, hint: words },
      ...(title_en && { en: { text: title_en, hint: words_en || words } }),
    },
  }));
}

/** The servers this community decided against, with the reason it gives; the same as on its page. */
async function listDomainBlocks(ctx: Context) {
  const policies = await hostUseCases.listPolicies(ctx);
  return policies
    .filter(({ severity }) => severity !== "allow")
    .map(({ host, severity, reason }) => ({
      domain: host,
      digest: createHash("sha256").update(host).digest("hex"),
      severity,
      comment: reason,
    }));
}

async function toInstance(c: ApiContext) {
  const { ctx, community } = c.var;
  const [counted, rules, key] = await Promise.all([totals(c), rulesOf(c), keepPushKey(ctx)]);
  return {
    domain: ctx.config.baseUrl.host,
    title: community.name,
    version: VERSION,
    source_url: absolute(ctx, "/about"),
    description: community.description,
    usage: { users: { active_month: counted.active } },
    thumbnail: { url: absolute(ctx, blanks.header) },
    icon: [],
    languages: [community.locale],
    configuration: {
      ...configuration,
      urls: { streaming: streaming(c), about: absolute(ctx, "/about"), privacy_policy: null, terms_of_service: null },
      vapid: { public_key: key.publicKey.toString("base64url") },
      limited_federation: community.federation !== "open",
    },
    registrations: {
      enabled: community.sign_up !== "invite",
      approval_required: community.sign_up === "approval",
      reason_required: community.sign_up === "approval",
      message: null,
      url: absolute(ctx, "/join"),
    },
    contact: { email: "", account: null },
    rules,
    api_versions: { mastodon: API_VERSION },
  };
}

async function toOldInstance(c: ApiContext) {
  const { ctx, community } = c.var;
  const [counted, rules] = await Promise.all([totals(c), rulesOf(c)]);
  return {
    uri: ctx.config.baseUrl.host,
    title: community.name,
    short_description: community.description,
    description: community.description,
    email: "",
    version: VERSION,
    urls: { streaming_api: streaming(c) },
    stats: { user_count: counted.people, status_count: counted.posts, domain_count: counted.servers },
    thumbnail: absolute(ctx, blanks.header),
    languages: [community.locale],
    registrations: community.sign_up !== "invite",
    approval_required: community.sign_up === "approval",
    invites_enabled: true,
    configuration,
    contact_account: null,
    rules,
  };
}

/** What the community is, and what apps may send it. */
export const instanceGroup = new Hono<ApiEnv>()
  .get("/api/v2/instance", open, async (c) => answer(c, await toInstance(c)))
  .get("/api/v1/instance", open, async (c) => answer(c, await toOldInstance(c)))
  .get("/api/v1/instance/rules", open, async (c) => answer(c, await rulesOf(c)))
  .get("/api/v1/instance/extended_description", open, (c) =>
    answer(c, {
      updated_at: c.var.community.founded_at.toISOString(),
      content: toParagraphs(c.var.community.description),
    }),
  )
  // No community has written these down here.
  .get("/api/v1/instance/privacy_policy", open, () => Promise.reject(new NotFound()))
  .get("/api/v1/instance/terms_of_service", open, () => Promise.reject(new NotFound()))
  .get("/api/v1/instance/languages", open, (c) => {
    const names = new Intl.DisplayNames([c.var.shell.reader.locale], { type: "language" });
    return answer(
      c,
      postUseCases.postLanguages.map((code) => ({ code, name: names.of(code) ?? code })),
    );
  })
  .get("/api/v1/instance/translation_languages", open, (c) => answer(c, {}))
  .get("/api/v1/instance/activity", open, async (c) =>
    answer(c, await figureOf(c.var.kept, "weeks", () => countWeeks(c.var.ctx))),
  )
  .get("/api/v1/instance/peers", open, async (c) =>
    answer(c, await figureOf(c.var.kept, "peers", () => listPeers(c.var.ctx))),
  )
  .get("/api/v1/instance/domain_blocks", open, async (c) =>
    answer(c, await figureOf(c.var.kept, "servers", () => listDomainBlocks(c.var.ctx))),
  );
