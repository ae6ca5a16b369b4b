import { openConversation, type Post, publishPost } from "#modules/posts";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { Story } from "./queries.ts";

/** Letters of the story that go with the answer, so that its author knows which one is meant. */
const GIST = 80;

/** An answer to a story is a message to its author, with how the story begins. @throws as publishPost */
export async function answerStory(ctx: Context, viewer: Viewer, story: Story, text: string): Promise<Post> {
  if (story.author_id === viewer.id) throw new Invalid({ text: "yourself" });
  const gist = [...(story.text || story.picture?.alt || "…").replace(/\s+/g, " ")];
  const quoted = `«${gist.slice(0, GIST).join("")}${gist.length > GIST ? "…" : ""}»\n\n${text}`;
  const draft = {
    text: quoted,
    warning: "",
    language: viewer.locale,
    audience: "direct",
    reply_policy: "everyone",
  } as const;
  return inTransaction(ctx, async (ctx) => {
    const conversation = await openConversation(ctx, viewer, [story.author_id]);
    return publishPost(ctx, viewer, draft, undefined, conversation);
  });
}
