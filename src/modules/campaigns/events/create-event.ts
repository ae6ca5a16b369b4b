import type { Account } from "#modules/accounts";
import { findOrganised } from "#modules/groups";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { readId } from "#platform/paging";
import { getDemand } from "../demands/queries.ts";
import { occurrencesOf, type Repeat } from "./recurrence.ts";
import { type EventDraft, type EventRow, eventLimits } from "./rules.ts";
import { tellOfEvent } from "./tell-of-event.ts";

export type Plan = {
  readonly draft: EventDraft;
  /** The handle of the group it is for, or nothing. */
  readonly group?: string;
  /** The id of the demand it belongs to, or nothing. */
  readonly demand?: string;
  readonly repeat?: Repeat | undefined;
};

/**
 * A member invites: everyone, this server, or a group they organise. What a closed group meets for is for its members, whatever was
 * chosen. One that comes again is a row for each time, and is told once, with one post.
 * @throws Invalid for a time that is past or far away, a group they do not organise, a demand they may not see
 */
export async function createEvent(ctx: Context, organiser: Account, plan: Plan): Promise<EventRow> {
  const { starts_at, time_zone } = plan.draft;
  mustBeSoon(ctx, starts_at);
  return inTransaction(ctx, async (ctx) => {
    const group = plan.group ? await findOrganised(ctx, organiser, plan.group) : undefined;
    if (plan.group && !group) throw new Invalid({ group: "mayNotOrganise" });
    if (plan.draft.audience === "group" && !group) throw new Invalid({ group: "eventGroup" });
    const audience = group?.isClosed ? "group" : plan.draft.audience;
    const demand_id = plan.demand ? await demandOf(ctx, organiser, plan.demand) : null;
    const spans = occurrencesOf(plan.draft, time_zone, plan.repeat);
    if (spans.length === 0) throw new Invalid({ until_day: "endsBefore" });
    const { access_facts, ...draft } = plan.draft;
    const made = await ctx.db
      .insertInto("events")
      .values(
        spans.map((span) => ({
          ...draft,
          ...span,
          access_facts: [...access_facts],
          audience,
          organiser_id: organiser.id,
          group_id: group?.id ?? null,
          demand_id,
        })),
      )
      .returningAll()
      .execute();
    const first = made.reduce((one, other) => (other.starts_at < one.starts_at ? other : one));
    const ids = made.map(({ id }) => id);
    const post = await tellOfEvent(ctx, organiser, first, group);
    const bound = { series_id: made.length > 1 ? first.id : null, post_id: post?.id ?? null };
    await ctx.db.updateTable("events").set(bound).where("id", "in", ids).execute();
    await publish(ctx, { name: "campaigns.event-planned", payload: { eventId: first.id } });
    return { ...first, ...bound };
  });
}

/** @throws Invalid for a time that is past, or too far away to plan for */
export function mustBeSoon(ctx: Context, starts_at: Date): void {
  const ahead = starts_at.getTime() - ctx.now().getTime();
  if (ahead < 0) throw new Invalid({ day: "eventPast" });
  if (ahead > eventLimits.aheadDays * 86_400_000) throw new Invalid({ day: "eventFar" });
}

/** A demand the organiser may see and everybody may know of. */
async function demandOf(ctx: Context, organiser: Account, typed: string): Promise<string> {
  const id = readId(typed);
  const demand = id && (await getDemand(ctx, organiser, id).catch(() => undefined));
  if (!demand || demand.openness === "confidential") throw new Invalid({ demand: "unknownChoice" });
  return demand.id;
}
