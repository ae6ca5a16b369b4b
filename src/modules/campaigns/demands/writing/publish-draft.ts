import type { Account } from "#modules/accounts";
import { hangPictures, takeDownDemandDraft } from "#modules/media";
import { visibleTo } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { findAddressee } from "../../addressees/queries.ts";
import { publishDemand } from "../publish-demand.ts";
import type { Came, DemandRow } from "../queries.ts";
import type { Category, Openness } from "../rules.ts";
import { type DemandDraftRow, deleteDraft } from "./drafts.ts";
import { findMissing, needed } from "./fields.ts";
import { keepQuestion } from "./from-question.ts";
import { readPoint } from "./read-point.ts";

/** How a draft says that it came by message. */
const ways = ["sms", "whatsapp", "mail"] as const satisfies readonly Came[];

/**
 * Makes of a draft a demand, with its photos and the post it grew from. Without an account one reports, and a moderator
 * reads it before others do; what is confidential goes to its addressee alone, so nobody else reads it first.
 * @throws Invalid while what happens or what is asked is missing; Forbidden for who is frozen; as publishDemand
 */
export async function publishDraft(
  ctx: Context,
  author: Account | undefined,
  draft: DemandDraftRow,
): Promise<DemandRow> {
  if (author?.restriction === "frozen") throw new Forbidden({ form: "frozen" });
  const { writing } = draft;
  const text = (name: string) => writing[name] ?? "";
  const missing = findMissing(writing, draft.kind).find(({ name }) => needed.includes(name));
  if (missing) throw new Invalid({ form: "demandUnfinished" });
  const openness = (writing["openness"] ?? "open") as Openness;
  if (openness === "confidential" && !writing["addressee"]) throw new Invalid({ form: "confidentialToNobody" });
  if (text("addressee") && !(await findAddressee(ctx, text("addressee"))))
    throw new Invalid({ form: "demandToNobody" });
  if (!author && draft.kind !== "report") throw new Forbidden();
  return inTransaction(ctx, async (ctx) => {
    const demand = await publishDemand(
      ctx,
      author,
      {
        kind: draft.kind,
        openness,
        title: text("title"),
        what: text("what"),
        ask: text("ask"),
        who: text("who"),
        evidence: text("evidence"),
        category: (text("category") || "other") as Category,
        place: text("place"),
        point: readPoint(text("point")),
        since: text("since") || undefined,
        goal: draft.kind === "petition" && text("goal") ? Number(text("goal")) : undefined,
        deadline: draft.kind === "petition" ? text("deadline") || undefined : undefined,
        addressee: text("addressee") ? { id: text("addressee") } : undefined,
        group: author && text("group") ? { id: text("group") } : undefined,
      },
      draft.key_hash
        ? {
            keyHash: draft.key_hash,
            held: openness !== "confidential",
            name: openness === "open" ? text("name") : "",
            came: ways.find((way) => way === text("came")),
          }
        : undefined,
    );
    const photos = await takeDownDemandDraft(ctx, draft);
    await hangPictures(ctx, author ?? { from: "" }, photos, { demand_id: demand.id });
    if (author && draft.source_id) await keepSource(ctx, author, demand, draft.source_id);
    if (author && text("question")) await keepQuestion(ctx, author, demand, text("question"));
    await deleteDraft(ctx, draft);
    return demand;
  });
}

/** The post it grew from, if its author may still see it. Of one that hides its author's name nothing is kept that could tell. */
async function keepSource(ctx: Context, author: Account, demand: DemandRow, postId: string): Promise<void> {
  if (demand.openness !== "open") return;
  const post = await ctx.db
    .selectFrom("posts")
    .select("id")
    .where("id", "=", postId)
    .where("audience", "<>", "direct")
    .where(visibleTo(author))
    .executeTakeFirst();
  if (post) await ctx.db.insertInto("demand_sources").values({ demand_id: demand.id, post_id: post.id }).execute();
}
