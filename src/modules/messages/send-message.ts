import { describePictures } from "#modules/media";
import { type Post, publishPost } from "#modules/posts";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";

/** A member says something in a conversation they are in, in words or a picture or both. @throws as publishPost */
export async function sendMessage(
  ctx: Context,
  viewer: Viewer,
  conversation: { readonly id: string },
  { text, alt = "" }: { readonly text: string; readonly alt?: string },
  pictures: readonly string[] = [],
): Promise<Post> {
  if (!text && pictures.length === 0) throw new Invalid({ text: "required" });
  await describePictures(
    ctx,
    viewer,
    pictures.map((id) => ({ id, alt })),
  );
  const draft = {
    text,
    pictures,
    warning: "",
    language: viewer.locale,
    audience: "direct",
    reply_policy: "everyone",
  } as const;
  return publishPost(ctx, viewer, draft, undefined, conversation);
}
