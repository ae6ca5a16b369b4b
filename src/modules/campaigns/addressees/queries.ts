import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { NEWEST, PAGE_SIZE, type Page, toPage } from "#platform/paging";
import type { Addressee } from "./rules.ts";

export { suggestAddressee } from "./suggest-addressee.ts";

/** An addressee that stands for itself. @throws NotFound, also for one that was put together with another */
export async function getAddressee(ctx: Context, id: string): Promise<Addressee> {
  const found = await findAddressee(ctx, id);
  if (!found || found.merged_into) throw new NotFound();
  return found;
}

export async function findAddressee(ctx: Context, id: string): Promise<Addressee | undefined> {
  return ctx.db.selectFrom("addressees").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Addressees by name, those with these words in name or place. */
export async function listAddressees(
  ctx: Context,
  {
    words = "",
    before = NEWEST,
    size = PAGE_SIZE,
  }: { readonly words?: string; readonly before?: string | undefined; readonly size?: number } = {},
): Promise<Page<Addressee>> {
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const found = await ctx.db
    .selectFrom("addressees")
    .selectAll()
    .where("merged_into", "is", null)
    .where("id", "<", before)
    .where((when) => when.or([when("name", "ilike", pattern), when("place", "ilike", pattern)]))
    .orderBy("id", "desc")
    .limit(size + 1)
    .execute();
  return toPage(found, ({ id }) => id, size);
}

/** Whether a person answers for the row of `addressees`: proved by an administrator or a token, or as one of its organisation's. */
export const answersFor = (person: { readonly id: string }): RawBuilder<boolean> => sql<boolean>`(
  exists (select from addressee_members where addressee_id = addressees.id and account_id = ${person.id})
  or exists (select from group_members where group_id = addressees.account_id and account_id = ${person.id}
    and state = 'member' and role in ('organiser', 'owner')))`;

/** Whether the viewer may speak for this addressee on the record. Moderators may not, unless they were proved as well. */
export async function mayAnswer(
  ctx: Context,
  viewer: Pick<Viewer, "id" | "status" | "restriction"> | undefined,
  addressee: { readonly id: string },
): Promise<boolean> {
  if (viewer?.status !== "active" || viewer.restriction === "frozen") return false;
  const { rows } = await sql`select from addressees where id = ${addressee.id} and ${answersFor(viewer)}`.execute(
    ctx.db,
  );
  return rows.length > 0;
}

/** Those the viewer answers for, by name. */
export async function listAnsweredBy(ctx: Context, viewer: { readonly id: string }): Promise<readonly Addressee[]> {
  const { rows } = await sql<Addressee>`select addressees.* from addressees
    where merged_into is null and ${answersFor(viewer)} order by name limit 50`.execute(ctx.db);
  return rows;
}

export type Answerer = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly proof: "administrator" | "token";
};

/** Who was proved to answer for it, longest first. */
export async function listAnswerers(ctx: Context, addressee: { readonly id: string }): Promise<readonly Answerer[]> {
  return ctx.db
    .selectFrom("addressee_members")
    .innerJoin("accounts", "accounts.id", "account_id")
    .select(["accounts.id", "handle", "name", "proof"])
    .where("addressee_id", "=", addressee.id)
    .where("status", "=", "active")
    .orderBy("since")
    .limit(100)
    .execute();
}

/** What stands on its page: all that is not for the parties alone. */
export const askedOf = (addressee: { readonly id: string }): RawBuilder<boolean> =>
  sql<boolean>`(demands.addressee_id = ${addressee.id} and demands.openness <> 'confidential')`;

/** Those with an address an administrator has not looked at, the oldest first. */
export async function listUnconfirmed(ctx: Context): Promise<readonly Addressee[]> {
  return ctx.db
    .selectFrom("addressees")
    .selectAll()
    .where("email", "<>", "")
    .where("email_confirmed_at", "is", null)
    .where("merged_into", "is", null)
    .orderBy("id")
    .limit(50)
    .execute();
}

/** The organisation here whose people answer for it. */
export async function findOrganisationHandle(
  ctx: Context,
  addressee: Pick<Addressee, "account_id">,
): Promise<string | undefined> {
  if (!addressee.account_id) return undefined;
  const row = await ctx.db
    .selectFrom("accounts")
    .select("handle")
    .where("id", "=", addressee.account_id)
    .executeTakeFirst();
  return row?.handle;
}
