import type { Account } from "#modules/accounts";
import { hangPictures, tendAlbum } from "#modules/media";
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
  | { readonly became: "draft" | "longer" | "scheduled" | "album"; readonly draftId: string };

/** Where the writing stands: what it answers, the draft it goes on from, the writer's clock, and pictures sent just now. */
export type Place = {
  readonly parent?: Post;
  readonly draft?: SavedDraft;
  readonly timeZone: TimeZoneName;
  readonly pictures?: readonly string[];
};

/**
 * Takes what a member wrote: sends it, at once or at the hour they set; keeps it as a draft; or keeps it to add a part.
 * Keeping something that waited for its hour takes the hour away. Pictures that came along are kept with a draft first,
 * so that their writer can say what they show; asked once for that, they may send without.
 *
 * @throws Invalid, Forbidden, NotFound as the use cases below.
 */
export async function sendWriting(
  ctx: Context,
  author: Account,
  { writing, deed, album }: Pressed,
  { parent, draft, timeZone, pictures = [] }: Place,
): Promise<Sent> {
  const parentId = parent?.id ?? null;
  const held = draft ? await tendAlbum(ctx, author, draft, album) : [];
  if (pictures.length > 0 || album.stays) {
    const draftId = await saveDraft(ctx, author, { writing, parentId, ...keepHour(draft) }, draft);
    await hangPictures(ctx, author, pictures, { draft_id: draftId }, held.length);
    return { became: "album", draftId };
  }
  if (!writing.text && held.length === 0) throw new Invalid({ text: "required" });
  if (deed !== "send") {
    const unset = deed === "save" && draft?.publish_at ? { ...writing, publish_day: "", publish_time: "" } : writing;
    const draftId = await saveDraft(ctx, author, { writing: unset, parentId }, draft);
    return { became: deed === "part" ? "longer" : "draft", draftId };
  }
  readPoll(writing);
  const bare = held.findIndex(({ alt }) => !alt);
  if (!album.asked && bare >= 0) throw new Invalid({ [`alt_${bare + 1}`]: "noAlt" });
  const publishAt = readSchedule(writing, timeZone, ctx.now());
  if (!publishAt) return { became: "post", post: await publishWriting(ctx, author, writing, parent, draft) };
  return { became: "scheduled", draftId: await saveDraft(ctx, author, { writing, parentId, publishAt }, draft) };
}

/** A draft whose pictures are changed keeps its hour. */
const keepHour = (draft: SavedDraft | undefined) => (draft?.publish_at ? { publishAt: draft.publish_at } : {});
