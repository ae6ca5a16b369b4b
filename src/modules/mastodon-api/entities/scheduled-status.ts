import type { Picture } from "#modules/media";
import type { postUseCases } from "#modules/posts";
import { toMediaAttachment } from "./media-attachment.ts";
import { quotePolicyNames } from "./quote.ts";
import type { Teller } from "./teller.ts";
import { visibilityNames } from "./visibility.ts";

type Draft = Awaited<ReturnType<typeof postUseCases.getDraft>>;

/** Something written that waits for its hour. */
export function toScheduledStatus(teller: Pick<Teller, "ctx" | "viewer">, draft: Draft, pictures: readonly Picture[]) {
  const { writing } = draft;
  return {
    id: draft.id,
    scheduled_at: (draft.publish_at ?? draft.updated_at).toISOString(),
    params: {
      text: writing.text,
      visibility: visibilityNames[writing.audience],
      spoiler_text: writing.warning || null,
      sensitive: writing.warning !== "",
      language: writing.language,
      in_reply_to_id: null,
      media_ids: pictures.length > 0 ? pictures.map(({ id }) => id) : null,
      poll: toPollWish(writing),
      quoted_status_id: writing.quoted || null,
      quote_approval_policy: quotePolicyNames[writing.quote_policy ?? "everyone"],
      application_id: 0,
      with_rate_limit: false,
      idempotency: null,
      scheduled_at: null,
    },
    media_attachments: pictures.map((picture) => toMediaAttachment(teller, picture)),
  };
}

function toPollWish({ poll, poll_lasts, poll_multiple, poll_hidden }: Draft["writing"]) {
  if (!poll) return null;
  return {
    options: poll.split("\n"),
    expires_in: Number(poll_lasts) * 60,
    multiple: poll_multiple === "on",
    hide_totals: poll_hidden === "on",
  };
}
