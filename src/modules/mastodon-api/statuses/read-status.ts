import { z } from "zod";
import { type Audience, postLimits, postUseCases } from "#modules/posts";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { quotePolicies } from "../entities/quote.ts";
import { audiences } from "../entities/visibility.ts";
import { flag, id, ids, listOf, text, whole } from "../fields.ts";
import { words } from "../words.ts";

const visibility = z.enum(["public", "unlisted", "private", "direct"], "unknownChoice").optional();
const optionalId = z
  .union([z.literal("").transform(() => undefined), z.null().transform(() => undefined), id])
  .optional();

/** What an app sends of a post. */
export const statusForm = z.object({
  status: text,
  spoiler_text: text,
  sensitive: flag,
  language: text,
  visibility: z.union(
    [z.literal("").transform(() => undefined), z.null().transform(() => undefined), visibility],
    "unknownChoice",
  ),
  local_only: flag,
  in_reply_to_id: optionalId,
  media_ids: ids(100),
  scheduled_at: text,
  quoted_status_id: optionalId,
  quote_approval_policy: z.enum(["public", "followers", "nobody"], "unknownChoice").nullish(),
  poll: z
    .object({
      options: listOf(z.string("pollFew"), 100),
      expires_in: whole(0, 1e9),
      multiple: flag,
      hide_totals: flag,
    })
    .nullish(),
  media_attributes: listOf(z.object({ id, description: text }), 100),
});
export type StatusForm = z.infer<typeof statusForm>;

/** What a person wrote in an app, as the web's form has it. @throws Invalid */
export function toWriting(sent: StatusForm, viewer: Viewer, usual: Audience) {
  const { poll } = sent;
  const warning = cleanText(sent.spoiler_text ?? "", "spoiler_text", postLimits.warning);
  const isMarked = sent.sensitive === true && warning === "";
  return {
    text: cleanText(sent.status ?? "", "status", postLimits.text),
    // Our posts are covered by words, so a cover without any gets one.
    warning: isMarked ? words(viewer.locale)("sensitive") : warning,
    language: languageOf(sent.language, viewer),
    audience: audienceOf(sent, usual),
    reply_policy: "everyone" as const,
    quote_policy: sent.quote_approval_policy ? quotePolicies[sent.quote_approval_policy] : undefined,
    quoted: sent.quoted_status_id ?? "",
    more: [],
    publish_day: "",
    publish_time: "",
    poll: (poll?.options ?? []).map((option) => option.replace(/\s+/g, " ").trim()).join("\n"),
    poll_lasts: minutesOf(poll?.expires_in),
    poll_multiple: poll?.multiple ? ("on" as const) : ("" as const),
    poll_hidden: poll?.hide_totals ? ("on" as const) : ("" as const),
  };
}

function audienceOf({ visibility, local_only }: StatusForm, usual: Audience): Audience {
  const audience = visibility ? audiences[visibility] : usual;
  return local_only && (audience === "public" || audience === "quiet") ? "local" : audience;
}

function cleanText(sent: string, field: string, longest: number): string {
  const parsed = postUseCases.longText(longest).safeParse(sent);
  if (!parsed.success) throw new Invalid({ [field]: "tooLong" });
  return parsed.data;
}

/** The marked language where we know it, else the writer's own. */
export function languageOf(sent: string | undefined, viewer: Pick<Viewer, "locale">) {
  const marked = sent?.toLowerCase().split(/[-_]/)[0];
  return postUseCases.postLanguages.find((known) => known === marked) ?? viewer.locale;
}

/** Seconds as the number of minutes a poll lasts; a day when the app does not say. */
function minutesOf(seconds: number | undefined): string {
  return seconds === undefined ? "1440" : String(Math.round(seconds / 60));
}
