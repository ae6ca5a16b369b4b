import type { Selectable } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Locale } from "#platform/i18n";
import type { RulesTable } from "#platform/schema";

export type Rule = Selectable<RulesTable>;

/** The community's rules as they hold now, by number. */
export async function listRules(ctx: Context): Promise<Rule[]> {
  return ctx.db.selectFrom("rules").selectAll().where("ended_at", "is", null).orderBy("number").execute();
}

/** What the rules said before, the latest change first; at most 200. */
export async function listFormerRules(ctx: Context): Promise<Rule[]> {
  return ctx.db
    .selectFrom("rules")
    .selectAll()
    .where("ended_at", "is not", null)
    .orderBy("ended_at", "desc")
    .limit(200)
    .execute();
}

/** A rule that holds now. @throws NotFound */
export async function getRule(ctx: Context, id: string): Promise<Rule> {
  const rule = await ctx.db
    .selectFrom("rules")
    .selectAll()
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (!rule) throw new NotFound();
  return rule;
}

/** A rule in the reader's language, as far as it was written in both. */
export function inLanguage(
  rule: Pick<Rule, "title" | "title_en" | "words" | "words_en">,
  locale: Locale,
): { readonly title: string; readonly words: string } {
  const isEnglish = locale === "en";
  return {
    title: (isEnglish && rule.title_en) || rule.title,
    words: (isEnglish && rule.words_en) || rule.words,
  };
}
