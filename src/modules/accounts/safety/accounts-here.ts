import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { readSecretCookie, setSecretCookie } from "#platform/http/cookies";
import type { RequestContext } from "#platform/http/env";
import { findViewer } from "../queries.ts";
import { endSession } from "../sessions.ts";

/** Accounts signed in in one browser, the one in use among them. */
export const MOST_ACCOUNTS = 5;

type Here = NonNullable<Awaited<ReturnType<typeof findViewer>>> & { readonly secret: string };

/** Who else is signed in in this browser. Sessions that ended are left out. */
export async function listOthersHere(c: RequestContext, ctx: Context): Promise<Here[]> {
  const secrets = (readSecretCookie(c, "others") ?? "")
    .split(".")
    .filter(Boolean)
    .slice(0, MOST_ACCOUNTS - 1);
  const found = await Promise.all(
    secrets.map(async (secret) => {
      const person = await findViewer(ctx, secret);
      return person && !person.shared ? [{ ...person, secret }] : [];
    }),
  );
  return found.flat().filter(({ id }) => id !== c.var.viewer?.id);
}

/** Whoever signs in stands aside for nobody: the one who was in use is kept beside them, but on a shared phone nobody is. */
export async function keepPresent(c: RequestContext, ctx: Context, entering: { readonly id: string }, shared: boolean) {
  const { viewer } = c.var;
  const secret = readSecretCookie(c, "session");
  if (!viewer || !secret) return;
  if (shared || viewer.shared || viewer.id === entering.id) return endSession(ctx, viewer, viewer.session_id);
  const others = (await listOthersHere(c, ctx)).filter(({ id }) => id !== entering.id);
  if (others.length + 2 > MOST_ACCOUNTS) throw new Invalid({ form: "tooManyAccounts" });
  setOthers(c, [secret, ...others.map((one) => one.secret)]);
}

/** One press: the browser is another's, and the one in use waits beside. False when they are not signed in here any more. */
export async function switchAccount(c: RequestContext, ctx: Context, id: string): Promise<boolean> {
  const others = await listOthersHere(c, ctx);
  const next = others.find((one) => one.id === id);
  const present = readSecretCookie(c, "session");
  if (!next) return false;
  const rest = others.filter((one) => one !== next).map(({ secret }) => secret);
  setSecretCookie(c, "session", next.secret);
  setOthers(c, present && c.var.viewer && !c.var.viewer.shared ? [present, ...rest] : rest);
  return true;
}

/** Ends the session of one who is signed in here and not in use. */
export async function leaveAside(c: RequestContext, ctx: Context, id: string): Promise<void> {
  const others = await listOthersHere(c, ctx);
  for (const one of others.filter((each) => each.id === id)) await endSession(ctx, one, one.session_id);
  setOthers(
    c,
    others.filter((one) => one.id !== id).map(({ secret }) => secret),
  );
}

/** The one in use has gone; the next is in use now. False when there is none. */
export function takeNext(c: RequestContext, others: readonly Here[]): boolean {
  const [next, ...rest] = others;
  setSecretCookie(c, "session", next?.secret ?? "");
  setOthers(
    c,
    rest.map(({ secret }) => secret),
  );
  return next !== undefined;
}

function setOthers(c: RequestContext, secrets: readonly string[]): void {
  setSecretCookie(c, "others", secrets.join("."));
}
