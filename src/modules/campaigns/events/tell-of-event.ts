import type { Account } from "#modules/accounts";
import type { OrganisedGroup } from "#modules/groups";
import { type Post, publishPost } from "#modules/posts";
import type { Context } from "#platform/context";
import { formatDateTime } from "#platform/format";
import type { EventRow } from "./rules.ts";

/** Signs of what it is about that stand in the post; the rest is behind the link. */
const GIST = 300;

/**
 * Tells of an event with a post of its organiser's, to which people answer: to everyone, to this server, or in a closed group. Of
 * what an open group meets for among itself nobody is told, since its posts are read by all.
 */
export async function tellOfEvent(
  ctx: Context,
  organiser: Account,
  event: EventRow,
  group?: OrganisedGroup,
): Promise<Post | undefined> {
  if (event.audience === "group" && !group?.isClosed) return undefined;
  const gist = [...event.about];
  const text = [
    event.title,
    [formatDateTime(event.starts_at, organiser.locale, event.time_zone), event.place].filter(Boolean).join("\n"),
    `${gist.slice(0, GIST).join("")}${gist.length > GIST ? "…" : ""}`,
    `${ctx.config.baseUrl.origin}/events/${event.id}`,
  ];
  const draft = {
    text: text.filter(Boolean).join("\n\n"),
    warning: "",
    language: organiser.locale,
    audience: event.audience,
    reply_policy: "everyone",
  } as const;
  return publishPost(ctx, organiser, { ...draft, ...(group && event.audience !== "local" && { group }) });
}
