import type { Insertable } from "kysely";
import type { Context } from "#platform/context";
import type { RemoteEventsTable } from "#platform/schema";
import { countOf, isNode, lineOf, momentOf, type Node, nodesOf, typeOf } from "./read-node.ts";

/** When and where people of another server meet, as it says it. */
export type RemoteEvent = Omit<Insertable<RemoteEventsTable>, "post_id">;

const limits = { place: 150, address: 300, years: 20 } as const;
const statuses: Readonly<Record<string, RemoteEvent["status"]>> = {
  CONFIRMED: "confirmed",
  TENTATIVE: "tentative",
  CANCELLED: "cancelled",
  "https://schema.org/EventCancelled": "cancelled",
};
/** Two hours where no end is told. */
const USUAL_MS = 2 * 3_600_000;

/** Reads an Event (FEP-8a8e, Mobilizon, and those that learnt from them). Undefined for anything else, and without a beginning. */
export function toEvent(ctx: Context, object: Node): RemoteEvent | undefined {
  const now = ctx.now();
  const latest = new Date(now.getTime() + limits.years * 366 * 86_400_000);
  const starts_at = typeOf(object) === "Event" ? momentOf(object["startTime"], latest) : undefined;
  if (!starts_at) return undefined;
  const told = momentOf(object["endTime"], latest);
  const [place] = nodesOf(object["location"]).filter((node) => typeOf(node) !== "VirtualLocation");
  const status = object["ical:status"] ?? object["status"] ?? object["eventStatus"];
  const mode = object["joinMode"];
  return {
    starts_at,
    ends_at: told && told >= starts_at ? told : new Date(starts_at.getTime() + USUAL_MS),
    place: lineOf(place?.["name"] ?? object["location"], limits.place),
    address: addressOf(place?.["address"]),
    capacity: countOf(object["maximumAttendeeCapacity"]) || null,
    remaining: countOf(object["remainingAttendeeCapacity"]) ?? null,
    participants: countOf(object["participantCount"]) ?? null,
    status: (typeof status === "string" && statuses[status]) || "confirmed",
    join_mode: mode === undefined || mode === "free" ? "free" : mode === "restricted" ? "restricted" : "external",
    said_at: momentOf(object["updated"], now) ?? momentOf(object["published"], now) ?? now,
  };
}

/** An address of parts (schema.org) or of one line. */
function addressOf(address: unknown): string {
  if (!isNode(address)) return lineOf(address, limits.address);
  const parts = ["streetAddress", "postalCode", "addressLocality", "addressRegion"].map((name) =>
    lineOf(address[name], limits.address),
  );
  return lineOf(parts.filter(Boolean).join(", "), limits.address);
}
