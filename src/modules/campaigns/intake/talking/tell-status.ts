import type { Context } from "#platform/context";
import { TooMany } from "#platform/errors";
import { formatDate } from "#platform/format";
import type { Locale } from "#platform/i18n";
import { countAgainst } from "#platform/rate-limit";
import { findTracked } from "../../demands/tracking/find-tracked.ts";
import { readTracking, spellTracking } from "../../demands/tracking/tracking-number.ts";
import { daysLate, findCalendar } from "../../trail/deadlines.ts";
import { words as wordsOfTrail } from "../../trail/words.ts";
import { words } from "./words.ts";

/** What a number tells whoever has it: no more than the page for it does. Guessing is as slow. */
export async function tellStatus(
  ctx: Context,
  typed: string,
  sender: string,
  locale: Locale,
): Promise<readonly string[]> {
  const t = words(locale);
  try {
    await countAgainst(ctx, "track", sender);
  } catch (error) {
    if (error instanceof TooMany) return [t("trackMany")];
    throw error;
  }
  if (!typed) return [t("trackHow")];
  const tracking = readTracking(typed);
  const found = tracking ? await findTracked(ctx, tracking) : undefined;
  if (!found) return [t("trackNone", { number: [...typed].slice(0, 20).join("") })];
  const { demand, steps } = found;
  const number = spellTracking(demand.tracking);
  const trail = wordsOfTrail(locale);
  if (demand.held_at) return [t("tracked", { number, status: t("trackHeld") })];
  const calendar = await findCalendar(ctx);
  const isMissed = demand.due_at !== null && demand.due_at < ctx.now();
  const last = steps.at(-1);
  return [
    t("tracked", { number, status: trail(`status.${demand.status}`) }),
    isMissed ? trail("late", { count: daysLate(demand.due_at, ctx.now(), calendar) }) : "",
    last ? t("last", { day: formatDate(last.at, locale, calendar.zone) }) : "",
  ];
}
