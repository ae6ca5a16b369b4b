import { type DemandRow, publishDemand } from "#modules/campaigns";
import { openWords } from "#platform/mail";
import type { Person, World } from "./world.ts";

/** Somebody asks for a bridge. */
export const asksForBridge = (world: World, person: Person, more: Partial<Parameters<typeof publishDemand>[2]> = {}) =>
  publishDemand(world.ctx, person.account, {
    kind: "petition",
    title: "Perbaiki jembatan dusun",
    what: "Jembatan putus sejak hujan.",
    ask: "Bangun lagi sebelum panen.",
    goal: 500,
    ...more,
  });

/** A group, which is an account nobody signs in to. */
export async function makesGroup(
  world: World,
  handle: string,
  access: "public" | "private" | "invite",
  name = "Kelompok",
) {
  const { rows } = await world.pool.query<{ id: string }>(
    "insert into accounts (handle, name, kind) values ($1, $2, 'group') returning id",
    [handle, name],
  );
  const group = { id: rows[0]?.id ?? "" };
  await world.pool.query("insert into groups (id, access) values ($1, $2)", [group.id, access]);
  return group;
}

/** The words of all mails that wait to be sent, the oldest first. */
export async function lettersOf(world: World): Promise<{ to: string; subject: string; text: string }[]> {
  const { rows } = await world.pool.query<{ id: string; sealed: Buffer }>(
    "select id, sealed from mails where sealed is not null order by id",
  );
  return rows.map(({ id, sealed }) => openWords(world.ctx, id, sealed));
}

/** The link of the newest mail to somebody. */
export async function linkTo(world: World, address: string): Promise<string> {
  const letter = (await lettersOf(world)).findLast(({ to }) => to === address);
  return /\/signature\/[\w-]{43}/.exec(letter?.text ?? "")?.[0] ?? "";
}

/** Every demand whose sums differ from the audited query. */
export async function miscountedSignatures(world: World): Promise<unknown[]> {
  const { rows } = await world.pool.query(`
    select demand_id, tier, audited, kept from (select demand_id, tier, sum(counted) as audited from counted_signatures group by 1, 2) as audit
      full join (select demand_id, tier, sum(counted) as kept from signature_counts group by 1, 2) as sums using (demand_id, tier)
    where coalesce(audited, 0) <> coalesce(kept, 0)`);
  return rows;
}
export type { DemandRow };
