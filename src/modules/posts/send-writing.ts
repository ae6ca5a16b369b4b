import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { TimeZoneName } from "#platform/reader";
import type { SavedDraft } from "./drafts.ts";
import { readPoll } from "./poll-rules.ts";
import { publishWriting } from "./publish-writing.ts";
import type { Post } from "./queries.ts";
import { saveDraft } from "./save-draft.ts";
import { type Pressed, readSchedule } from "./writing.ts";

/** What came of pressing a button under what one writes. */
export type Sent =
  | { readonly became: "post"; readonly post: Post }
  | { readonly became: "draft" | "longer" | "scheduled"; readonly draftId: string };

/** Where the writing stands: what it answers, the draft it goes on from, and the writer's clock. */
export type Place = { readonly parent?: Post; readonly draft?: SavedDraft; readonly timeZone: TimeZoneName };

/**
 * Takes what a member wrote: sends it, at once or at the hour they set; keeps it as a draft; or keeps it to add a part.
 * Keeping something that waited for its hour takes the hour away.
 *
 * @throws Invalid, Forbidden, NotFound as the use cases below.
 */
export async function sendWriting(
  ctx: Context,
  author: Account,
  { writing, deed }: Pressed,
  { parent, draft, timeZone }: Place,
): Promise<Sent> {
  if (!writing.text) throw new Invalid({ text: "required" });
  const parentId = parent?.id ?? null;
  if (deed !== "send") {
    const unset = deed === "save" && draft?.publish_at ? { ...writing, publish_day: "", publish_time: "" } : writing;
    const draftId = await saveDraft(ctx, author, { writing: unset, parentId }, draft);
    return { became: deed === "part" ? "longer" : "draft", draftId };
  }
  readPoll(writing);
  const publishAt = readSchedule(writing, timeZone, ctx.now());
  if (!publishAt) return { became: "post", post: await publishWriting(ctx, author, writing, parent, draft) };
  return { became: "scheduled", draftId: await saveDraft(ctx, author, { writing, parentId, publishAt }, draft) };
}
