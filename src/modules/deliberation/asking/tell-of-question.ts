import type { Account } from "#modules/accounts";
import type { OrganisedGroup } from "#modules/groups";
import { type Post, publishPost } from "#modules/posts";
import type { Context } from "#platform/context";
import { languages, type QuestionRow } from "./rules.ts";
import { words } from "./words.ts";

/** Signs of what it is about that stand in the post; the rest is behind the link. */
const GIST = 300;

/**
 * Tells of a question with a post of its asker's: what is asked, the statements it begins with by their numbers, and both ways to
 * answer, on the page and in words. In a closed group it is for the group.
 */
export async function tellOfQuestion(
  ctx: Context,
  asker: Account,
  question: QuestionRow,
  seeds: readonly string[],
  group?: OrganisedGroup,
): Promise<Post> {
  const t = words(asker.locale);
  const gist = [...question.about];
  const text = [
    question.title,
    `${gist.slice(0, GIST).join("")}${gist.length > GIST ? "…" : ""}`,
    seeds.map((seed, index) => `${index + 1}. ${seed}`).join("\n"),
    [t("howToAnswer"), question.statements_from === "voters" && t("howToPropose")].filter(Boolean).join(" "),
    `${ctx.config.baseUrl.origin}/questions/${question.id}`,
  ];
  return publishPost(ctx, asker, {
    text: text.filter(Boolean).join("\n\n"),
    warning: "",
    language: languages.find((known) => known === question.language) ?? "id",
    audience: "public",
    reply_policy: "everyone",
    ...(group && { group }),
  });
}
