import { z } from "zod";
import { findServerStanding } from "#modules/trust";
import type { Context } from "#platform/context";
import { fetchOutside } from "#platform/fetch/fetch-outside";
import { allowsPlainHttp } from "#platform/fetch/guard";
import { askInTurn } from "./ask-in-turn.ts";
import { isDeep } from "./is-deep.ts";
import { isActivityType, isOurs } from "./load-document.ts";

const MOST_BYTES = 64 * 1024;
const MOST_DEPTH = 16;
const MOST_HOPS = 5;

/** Somebody at another server: `handle` as their server says it, such as budi@desa.example, and who that is. */
export type FoundHandle = { readonly handle: string; readonly uri: string };
type Descriptor = { readonly subject: string; readonly uri: string };

const form = z.object({
  subject: z.string().max(400).default(""),
  links: z
    .array(
      z.object({
        rel: z.string().max(300).default(""),
        type: z.string().max(300).default(""),
        href: z.string().max(2048).default(""),
      }),
    )
    .max(100)
    .default([]),
});

/**
 * Finds who a handle of another server is, by WebFinger (RFC 7033). A server may say that its people are known under another
 * domain; then that domain is asked, and must name the same person. It is never asked a third time (FED-16).
 */
export async function lookUpHandle(ctx: Context, handle: string): Promise<FoundHandle | undefined> {
  const asked = toHandle(handle);
  const first = asked && (await ask(ctx, asked));
  if (!first) return undefined;
  const named = toHandle(first.subject.replace(/^acct:/i, "")) ?? asked;
  if (named === asked) return { handle: asked, uri: first.uri };
  const second = await ask(ctx, named);
  const says = toHandle(second?.subject.replace(/^acct:/i, "") ?? "");
  return second?.uri === first.uri && says === named ? { handle: named, uri: first.uri } : undefined;
}

/** The handle of an actor, by what their own server and the domain it names say alike; undefined when they do not. */
export async function findHandleOf(ctx: Context, uri: string, username: string): Promise<string | undefined> {
  const found = URL.canParse(uri) ? await lookUpHandle(ctx, `${username}@${new URL(uri).host}`) : undefined;
  return found?.uri === uri ? found.handle : undefined;
}

/** A handle in its one spelling: small letters, the host as the web writes it. Undefined for what is none. */
export function toHandle(text: string): string | undefined {
  const [, user = "", host = ""] = /^@?([\w.~-]{1,100})@([^\s@/?#\\%]{1,255})$/.exec(text.trim()) ?? [];
  const url = URL.parse(`https://${host}`);
  if (!user || !url || url.pathname !== "/" || url.search || url.hash) return undefined;
  const handle = `${user}@${url.host.replace(/\.(?=:|$)/, "")}`.toLowerCase();
  return /^[a-z0-9_]([a-z0-9_.~-]{0,98}[a-z0-9_])?@[a-z0-9.:-]{1,255}$/.test(handle) ? handle : undefined;
}

async function ask(ctx: Context, handle: string): Promise<Descriptor | undefined> {
  const host = handle.slice(handle.indexOf("@") + 1);
  const scheme = allowsPlainHttp(ctx) && ctx.config.baseUrl.protocol === "http:" ? "http" : "https";
  const url = URL.parse(`${scheme}://${host}/.well-known/webfinger`);
  if (!url || isOurs(ctx, url) || (await findServerStanding(ctx, url.host)).severity === "suspend") return undefined;
  url.search = `resource=${encodeURIComponent(`acct:${handle}`)}`;
  return askInTurn(ctx, url, () => read(ctx, url.href));
}

async function read(ctx: Context, url: string): Promise<Descriptor | undefined> {
  const answer = await fetchOutside(ctx, {
    url,
    types: ["application/jrd+json", "application/json"],
    most: MOST_BYTES,
    hops: MOST_HOPS,
    secure: true,
  });
  const text = answer.body.toString("utf8");
  if (answer.status !== 200 || isDeep(text, MOST_DEPTH)) return undefined;
  const { subject, links } = form.parse(JSON.parse(text));
  const uri = links.find(({ rel, type }) => rel === "self" && isActivityType(type))?.href;
  return uri && URL.canParse(uri) ? { subject, uri } : undefined;
}
