import { sql } from "kysely";
import type { Context } from "#platform/context";
import { NEWEST, PAGE_SIZE, type Page, toPage } from "#platform/paging";
import type { OrganisationLogTable } from "#platform/schema";
import type { OrganisationRole } from "./rules.ts";

/** Keeps who did what for an organisation, in the transaction of the deed. */
export async function noteInLog(
  ctx: Context,
  organisation: { readonly id: string },
  actor: { readonly id: string },
  { deed, person, role }: { deed: OrganisationLogTable["deed"]; person?: { id: string }; role?: OrganisationRole },
): Promise<void> {
  await ctx.db
    .insertInto("organisation_log")
    .values({
      organisation_id: organisation.id,
      actor_id: actor.id,
      deed,
      person_id: person?.id ?? null,
      role: role ?? null,
    })
    .execute();
}

export type LogEntry = {
  readonly id: string;
  readonly deed: OrganisationLogTable["deed"];
  readonly role: OrganisationRole | null;
  readonly post_id: string | null;
  readonly at: Date;
  readonly actor: string | null;
  readonly person: string | null;
};

/** What was done in its name and by whom, the latest first; for its people alone. */
export async function listLog(
  ctx: Context,
  organisation: { readonly id: string },
  before = NEWEST,
): Promise<Page<LogEntry>> {
  const { rows } =
    await sql<LogEntry>`select log.id, deed, log.role, log.post_id, at, actor.name as actor, person.name as person
    from organisation_log log left join accounts actor on actor.id = actor_id left join accounts person on person.id = person_id
    where organisation_id = ${organisation.id} and log.id < ${before} order by log.id desc limit ${PAGE_SIZE + 1}`.execute(
      ctx.db,
    );
  return toPage(rows, ({ id }) => id);
}
