import { getCard, type Post, type postUseCases } from "#modules/posts";
import { outwardHtml } from "../addresses.ts";
import { toOneStatus } from "./status.ts";
import type { Teller } from "./teller.ts";

type Revisions = Awaited<ReturnType<typeof postUseCases.listRevisions>>;

/** What a post said, the oldest first and as it stands now last. Its pictures and its poll have always been the same. */
export async function toEdits(teller: Teller, post: Post, revisions: Revisions) {
  const now = await toOneStatus(teller, await getCard(teller.ctx, teller.viewer, post.id));
  const { account, media_attachments, poll } = now;
  const same = {
    account,
    media_attachments,
    emojis: [],
    poll: poll && { options: poll.options.map(({ title }) => ({ title })) },
  };
  const before = revisions.map(({ html, warning, written_at }) => ({
    ...same,
    content: outwardHtml(teller.ctx, html),
    spoiler_text: warning,
    sensitive: warning !== "",
    created_at: written_at.toISOString(),
  }));
  const { content, spoiler_text, sensitive, edited_at, created_at } = now;
  return [...before, { ...same, content, spoiler_text, sensitive, created_at: edited_at ?? created_at }];
}
