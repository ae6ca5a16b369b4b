import type { World } from "../world.ts";

export type Outgoing = { readonly inbox: string; readonly activity: Record<string, unknown> };

/** Does all tasks, and takes what waits to go to other servers out of the queue: where to, and what it says. */
export async function takeOutgoing(world: World): Promise<Outgoing[]> {
  await world.settle();
  const { rows } = await world.pool.query<{ inbox: string; activity: string }>(
    "select inbox, activity from deliveries join outgoing_activities on outgoing_activities.id = activity_id order by deliveries.id",
  );
  await world.pool.query("delete from deliveries");
  return rows.map(({ inbox, activity }) => ({ inbox, activity: JSON.parse(activity) as Record<string, unknown> }));
}

/** Each as "Type host": what went where, in a line. */
export const said = (outgoing: readonly Outgoing[]): string[] =>
  outgoing.map(({ inbox, activity }) => {
    const object = activity["object"] as { type?: string } | string;
    const inner = typeof object === "object" && object.type ? `{${object.type}}` : "";
    return `${String(activity["type"])}${inner} ${new URL(inbox).host}`;
  });
