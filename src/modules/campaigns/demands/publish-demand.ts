import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden } from "#platform/errors";
import { publish } from "#platform/events";
import { dueAfter, getType } from "../trail/deadlines.ts";
import { noteOnTrail } from "../trail/note-on-trail.ts";
import type { Came, DemandRow } from "./queries.ts";
import type { DemandDraft } from "./rules.ts";
import { tellOfDemand } from "./tell-of-demand.ts";
import { hashText } from "./text-hash.ts";
import { newTracking } from "./tracking/tracking-number.ts";

/**
 * A member asks for something in public, or reports what is broken; or somebody without an account reports (`author`
 * undefined). It gets a number to ask after it, its first version and the first row of its trail, all at once; an open
 * one is told with a post. In a group only those may ask who may speak there.
 * @throws Forbidden for a group one does not belong to
 */
export async function publishDemand(
  ctx: Context,
  author: Account | undefined,
  draft: DemandDraft,
  guest?: {
    readonly keyHash: Buffer;
    readonly held: boolean;
    readonly name?: string;
    readonly came?: Came | undefined;
  },
): Promise<DemandRow> {
  return inTransaction(ctx, async (ctx) => {
    const group = author && draft.group ? await getOwnGroup(ctx, author, draft.group) : undefined;
    const demand = await ctx.db
      .insertInto("demands")
      .values({
        kind: draft.kind,
        tracking: newTracking(),
        author_id: author?.id ?? null,
        group_id: group?.id ?? null,
        openness: draft.openness ?? "open",
        title: draft.title,
        what: draft.what,
        ask: draft.ask,
        who: draft.who ?? "",
        evidence: draft.evidence ?? "",
        category: draft.category ?? "other",
        place: draft.place ?? "",
        latitude: draft.point?.latitude ?? null,
        longitude: draft.point?.longitude ?? null,
        since: draft.since ?? null,
        language: draft.language ?? author?.locale ?? "id",
        goal: draft.goal ?? null,
        deadline: draft.deadline ?? null,
        addressee_id: draft.addressee?.id ?? null,
        text_hash: hashText(draft),
        due_at: await dueAfter(ctx, (await getType(ctx, draft.kind)).forward_days),
        guest_name: guest?.name ?? "",
        came_by: guest?.came ?? null,
        key_hash: guest?.keyHash ?? null,
        held_at: guest?.held ? sql<Date>`now()` : null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const { id: demand_id, version, title, what, ask, text_hash } = demand;
    await ctx.db.insertInto("demand_versions").values({ demand_id, version, title, what, ask, text_hash }).execute();
    const post = await tellOfDemand(ctx, author, demand, group);
    await noteOnTrail(ctx, {
      demand,
      kind: "published",
      actor: author,
      part: "author",
      said: { kind: demand.kind, version: 1, text: text_hash.toString("hex") },
    });
    await publish(ctx, { name: "campaigns.demanded", payload: { demandId: demand.id } });
    return post ? { ...demand, post_id: post.id } : demand;
  });
}

type OwnGroup = { readonly id: string; readonly access: "public" | "announce" | "private" | "invite" };

async function getOwnGroup(ctx: Context, author: Account, { id }: { readonly id: string }): Promise<OwnGroup> {
  const group = await ctx.db
    .selectFrom("groups")
    .innerJoin("group_members", "group_members.group_id", "groups.id")
    .select(["groups.id", "access", "role"])
    .where("groups.id", "=", id)
    .where("account_id", "=", author.id)
    .where("state", "=", "member")
    .where("closed_at", "is", null)
    .executeTakeFirst();
  if (!group || (group.access === "announce" && group.role !== "organiser" && group.role !== "owner"))
    throw new Forbidden();
  return group;
}
