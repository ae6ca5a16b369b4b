import { postUseCases } from "#modules/posts";
import { Invalid } from "#platform/errors";

const DAY_MS = 86_400_000;

/** The hour something is to be published at (ISO 8601); undefined when none is given. @throws Invalid for what is past, too far or no hour */
export function readHour(sent: string | undefined, now: Date): Date | undefined {
  if (!sent) return undefined;
  const at = new Date(sent);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(sent) || Number.isNaN(at.getTime()))
    throw new Invalid({ scheduled_at: "scheduleShape" });
  if (at <= now) throw new Invalid({ scheduled_at: "schedulePast" });
  if (at.getTime() > now.getTime() + postUseCases.draftLimits.aheadDays * DAY_MS)
    throw new Invalid({ scheduled_at: "scheduleFar" });
  return at;
}
