import { sql } from "kysely";
import { listPicturesOfDemandDraft } from "#modules/media";
import type { Context } from "#platform/context";
import { suggestAddressee } from "../../addressees/queries.ts";
import type { DemandDraftRow } from "./drafts.ts";

/** So many addressees stand in the list to choose from. */
const MOST = 200;

/** What the questions of a draft let choose: who may be asked, the fitting one first; the writer's groups; photos kept. */
export async function findChoices(ctx: Context, viewer: { readonly id: string } | undefined, draft: DemandDraftRow) {
  const { category = "other", place = "" } = draft.writing;
  const suggested = await suggestAddressee(ctx, { category, place });
  const { rows: addressees } = await sql<{ id: string; name: string; place: string }>`
    select id, name, place from addressees where merged_into is null
    order by id = ${suggested?.id ?? "0"} desc, id = ${draft.writing["addressee"] || "0"} desc, name, id limit ${MOST}`.execute(
    ctx.db,
  );
  const { rows: groups } = viewer
    ? await sql<{ id: string; name: string }>`
        select accounts.id, name from group_members join groups on groups.id = group_id join accounts on accounts.id = group_id
        where account_id = ${viewer.id} and state = 'member' and closed_at is null and status = 'active'
          and (access <> 'announce' or group_members.role in ('organiser', 'owner')) order by name limit 100`.execute(
        ctx.db,
      )
    : { rows: [] };
  return { suggested: suggested?.id, addressees, groups, pictures: await listPicturesOfDemandDraft(ctx, draft) };
}
