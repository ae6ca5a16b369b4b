import { findToldEvent } from "#modules/campaigns";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { markUp } from "#platform/marked-text";
import { timeZones } from "#platform/reader";
import type { JsonObject } from "./context.ts";

/**
 * What makes an Event of the post that tells of one (FEP-8a8e, and the names Mobilizon gave): when, where, how many seats, and that
 * one comes by `Join`. Where one joins by a screen is told to those who come, and to no other server.
 */
export async function eventParts(
  ctx: Context,
  post: Pick<Post, "id" | "audience" | "language">,
): Promise<JsonObject | undefined> {
  if (post.audience !== "public" && post.audience !== "quiet") return undefined;
  const event = await findToldEvent(ctx, post);
  if (!event) return undefined;
  const { title, about, agenda, starts_at, ends_at, time_zone, place, address, capacity, seats_taken } = event;
  const content = markUp([about, agenda].filter(Boolean).join("\n\n") || title, new Set());
  const status = event.cancelled_at ? "CANCELLED" : "CONFIRMED";
  return {
    type: "Event",
    name: title,
    content,
    contentMap: { [post.language]: content },
    source: { content: about, mediaType: "text/plain" },
    startTime: starts_at.toISOString(),
    endTime: ends_at.toISOString(),
    timezone: timeZones[time_zone],
    url: `${ctx.config.baseUrl.origin}/events/${event.id}`,
    ...((place || address) && {
      location: {
        type: "Place",
        name: place || address,
        ...(address && { address: { type: "PostalAddress", streetAddress: address, addressCountry: "ID" } }),
      },
    }),
    joinMode: "free",
    participantCount: seats_taken,
    ...(capacity !== null && {
      maximumAttendeeCapacity: capacity,
      remainingAttendeeCapacity: Math.max(0, capacity - seats_taken),
    }),
    "ical:status": status,
    eventStatus: status === "CONFIRMED" ? "https://schema.org/EventScheduled" : "https://schema.org/EventCancelled",
    category: "MEETING",
    commentsEnabled: true,
    anonymousParticipationEnabled: false,
    isOnline: event.online_url !== "",
    draft: false,
  };
}
