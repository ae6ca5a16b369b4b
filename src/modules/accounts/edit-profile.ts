import type { Updateable } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import { markUp, markUpLine } from "#platform/marked-text";
import type { AccountsTable } from "#platform/schema";
import { type Account, profileLimits } from "./rules.ts";

/** One line of a profile as a person wrote it, with its value as HTML. */
export type ProfileField = { readonly name: string; readonly value: string; readonly html: string };

export type ProfileDraft = Pick<Account, "name" | "bio" | "place" | "languages" | "pronouns"> & {
  readonly skills?: readonly string[];
  readonly fields: readonly { readonly name: string; readonly value: string }[];
};

/**
 * A person says who they are. Fields without a name or a value are dropped.
 * @throws Forbidden for someone frozen; Invalid when the addresses in it grow too long as HTML.
 */
export async function editProfile(ctx: Context, viewer: Viewer, draft: ProfileDraft): Promise<void> {
  if (viewer.restriction === "frozen") throw new Forbidden({ form: "frozen" });
  const bio_html = draft.bio ? markUp(draft.bio, new Set()) : "";
  if (bio_html.length > profileLimits.bioHtml) throw new Invalid({ bio: "tooLong" });
  const fields: ProfileField[] = draft.fields.map(({ name, value }) => ({ name, value, html: markUpLine(value) }));
  const tooLong = fields.findIndex(({ html }) => Buffer.byteLength(html) > profileLimits.fieldHtml);
  if (tooLong >= 0) throw new Invalid({ [`field_value_${tooLong + 1}`]: "tooLong" });
  await change(ctx, viewer, {
    name: draft.name,
    bio: draft.bio,
    bio_html,
    place: draft.place,
    languages: [...draft.languages],
    pronouns: draft.pronouns,
    ...(draft.skills && { skills: [...draft.skills] }),
    fields: JSON.stringify(fields.filter(({ name, value }) => name && value)),
  });
}

async function change(ctx: Context, { id }: Viewer, values: Updateable<AccountsTable>): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.updateTable("accounts").set(values).where("id", "=", id).execute();
    await publish(ctx, { name: "accounts.profile-edited", payload: { accountId: id } });
  });
}

export type PrivacyChoice = Pick<
  Account,
  "locked" | "findable_by" | "place_seen_by" | "follows_seen_by" | "messages_from"
> & {
  /** Whether the person agrees to be looked up by place and skill. */
  readonly listed?: boolean;
};

/** A person chooses who finds them and who sees what. Unlocking lets in no one who asked before. */
export async function editPrivacy(ctx: Context, viewer: Viewer, choice: PrivacyChoice): Promise<void> {
  await change(ctx, viewer, choice);
}

/** The fields of a profile row, which the database keeps as JSON. */
export function fieldsOf(account: Pick<Account, "fields">): readonly ProfileField[] {
  return Array.isArray(account.fields) ? (account.fields as ProfileField[]) : [];
}
