import { randomBytes } from "node:crypto";
import { fingerprintOf, newSecret } from "#platform/secrets";
import type { World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { SigningStage } from "./signature-doors.ts";
import type { Stage } from "./stage.ts";

/** Comments of people without an account: one that waits, one that is shown, and links in mails about two more. */
export type CommentStage = Awaited<ReturnType<typeof setComments>>;

export async function setComments({ ctx }: World, demand: SigningStage) {
  const comment = async (text: string, state: "held" | "shown" = "held", secret?: string) => {
    const row = await ctx.db
      .insertInto("guest_comments")
      .values({
        demand_id: demand.id,
        name: "Pak Joko",
        text,
        state,
        score: 15,
        reasons: ["links"],
        mailbox: randomBytes(32),
        folded: randomBytes(32),
        token_hash: secret ? fingerprintOf(secret) : null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return row.id;
  };
  const [asked, spare] = [newSecret(), newSecret()];
  await comment("Ini tampil", "shown");
  await comment("Ini ditanya", "held", asked);
  await comment("Ini dihapus", "held", spare);
  return { demandId: demand.id, heldId: await comment("Ini menunggu"), asked, spare };
}

/** The writes around comments without an account. */
export function commentDoors({ world, admin, comments }: Stage): Record<string, Door> {
  const open = (path: string, fields: Record<string, string> = {}): Door => ({ by: world.guest(), path, fields });
  return {
    "POST /demands/:id/comments": open(`/demands/${comments.demandId}/comments`, {
      name: "Bu Tini",
      email: "tini@desa.example",
      text: "Saya lewat sana setiap hari",
    }),
    "POST /comments/:secret": open(`/comments/${comments.asked}`),
    "POST /comments/:secret/removal": open(`/comments/${comments.spare}/removal`),
    "POST /admin/comments": { by: admin, path: "/admin/comments", fields: { [`show.${comments.heldId}`]: "" } },
  };
}

/** Addresses that hold no post of anyone. */
export const commentPostFree: readonly string[] = [
  "POST /demands/:id/comments",
  "GET /demands/:id/comments/sent",
  "GET /comments/:secret",
  "POST /comments/:secret",
  "POST /comments/:secret/removal",
  "GET /admin/comments",
  "POST /admin/comments",
];

export const commentsHeldElsewhere: Readonly<Record<string, string>> = {
  "GET /demands/:id/comments": "of what members answered each sees what is theirs to see",
};

/** What becomes of the columns of text of comments. */
export const commentColumns = {
  "guest_comments.name": "bait",
  "guest_comments.reasons": "choice",
  "guest_comments.state": "choice",
  "guest_comments.text": "bait",
} as const;
