import { type Account, followAccount, getAccount } from "#modules/accounts";
import { blockAccount, muteAccount } from "#modules/trust";
import type { Context } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { archiveLimits } from "../rules.ts";
import { count, type Tally } from "./tally.ts";

export type PeopleKind = "follows" | "blocks" | "mutes";

/**
 * Follows, blocks or mutes the people of a list in CSV, as Mastodon and Gaung write it: an address first in each line.
 * Those who are not here, and those one may not follow, are counted as left. Twice is as once.
 */
export async function takePeople(
  ctx: Context,
  account: Account,
  kind: PeopleKind,
  csv: string,
  tally: Tally,
  pause: () => void,
): Promise<void> {
  const lines = csv.split(/\r?\n/, archiveLimits.people + 1).slice(0, archiveLimits.people);
  for (const line of lines) {
    const address = line.slice(0, 400).split(",")[0]?.replaceAll('"', "").trim() ?? "";
    if (!address || /^account address$/i.test(address)) continue;
    pause();
    const handle = handleHere(ctx, address);
    const isDone = handle !== undefined && (await take(ctx, account, kind, handle));
    count(tally, isDone ? "in" : "left", kind);
  }
}

/** A handle of this community; undefined for an address elsewhere. */
function handleHere(ctx: Context, address: string): string | undefined {
  const [, handle, host] = /^@?([a-z0-9_]{2,30})(?:@([a-z0-9.:-]{1,260}))?$/i.exec(address) ?? [];
  return host === undefined || host.toLowerCase() === ctx.config.baseUrl.host ? handle?.toLowerCase() : undefined;
}

async function take(ctx: Context, account: Account, kind: PeopleKind, handle: string): Promise<boolean> {
  try {
    const other = await getAccount(ctx, handle, account);
    if (kind === "follows") await followAccount(ctx, { ...account, session_id: "0" }, other);
    else if (kind === "blocks") await blockAccount(ctx, account, other);
    else await muteAccount(ctx, account, other, 0);
    return true;
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden || error instanceof Invalid) return false;
    throw error;
  }
}
