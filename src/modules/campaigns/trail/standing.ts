import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import { isTrustedWith } from "#platform/permissions";
import { mayAnswer } from "../addressees/queries.ts";
import type { DemandRow } from "../demands/queries.ts";

/** How somebody stands to a demand, and so what they may do on its trail. */
export type Standing = {
  readonly isAuthor: boolean;
  readonly isOrganiser: boolean;
  readonly isModerator: boolean;
  /** Whether they were proved to answer for whom it asks. */
  readonly answers: boolean;
  /** Whether they are asked if it was really done. */
  readonly isAffected: boolean;
};

const nobody: Standing = {
  isAuthor: false,
  isOrganiser: false,
  isModerator: false,
  answers: false,
  isAffected: false,
};

export async function findStanding(
  ctx: Context,
  viewer: Pick<Viewer, "id" | "status" | "role" | "permissions" | "restriction"> | undefined,
  demand: Pick<DemandRow, "id" | "author_id" | "group_id" | "addressee_id">,
): Promise<Standing> {
  if (viewer?.status !== "active") return nobody;
  const { rows } = await sql<{ isOrganiser: boolean; isAffected: boolean }>`
    select exists (select from group_members where group_id = ${demand.group_id} and account_id = ${viewer.id}
        and state = 'member' and role in ('organiser', 'owner')) as "isOrganiser",
      exists (select from signatures where demand_id = ${demand.id} and account_id = ${viewer.id} and state = 'valid' and affected) as "isAffected"`.execute(
    ctx.db,
  );
  const isAuthor = demand.author_id === viewer.id;
  const found = rows[0] ?? nobody;
  return {
    ...found,
    answers: demand.addressee_id !== null && (await mayAnswer(ctx, viewer, { id: demand.addressee_id })),
    isAuthor,
    isModerator: isTrustedWith(viewer, "posts"),
    isAffected: found.isAffected || isAuthor,
  };
}
