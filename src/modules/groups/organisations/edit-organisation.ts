import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { markUp } from "#platform/marked-text";
import { mustOrganise } from "./change-face.ts";
import { noteInLog } from "./note-in-log.ts";
import type { Organisation } from "./queries.ts";
import type { OrganisationDraft } from "./rules.ts";

/** Owners and organisers say what it is. @throws Forbidden for its helpers; Invalid when it grows too long as HTML */
export async function editOrganisation(
  ctx: Context,
  viewer: { readonly id: string },
  organisation: Organisation,
  { name, about, place }: Omit<OrganisationDraft, "handle">,
): Promise<void> {
  mustOrganise(organisation);
  const bio_html = about ? markUp(about, new Set()) : "";
  if (bio_html.length > 10_000) throw new Invalid({ about: "tooLong" });
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .updateTable("accounts")
      .set({ name, bio: about, bio_html, place })
      .where("id", "=", organisation.id)
      .execute();
    await noteInLog(ctx, organisation, viewer, { deed: "profile" });
    await publish(ctx, { name: "accounts.profile-edited", payload: { accountId: organisation.id } });
  });
}
