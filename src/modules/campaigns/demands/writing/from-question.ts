import { sql } from "kysely";
import { z } from "zod";
import type { Account } from "#modules/accounts";
import { questionVisibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { readId } from "#platform/paging";
import { type DemandRow } from "../queries.ts";
import { demandLimits } from "../rules.ts";
import type { Writing } from "./fields.ts";

const cut = (longest: number) =>
  z
    .string()
    .default("")
    .transform((text) => [...text].slice(0, longest).join(""));

/** What comes with a question whose map is to become a demand. Words that are too long are cut, since they can be mended in the draft. */
export const questionFields = {
  question: z.string().max(19, "unknown").optional(),
  title: cut(demandLimits.title),
  what: cut(demandLimits.what),
  ask: cut(demandLimits.ask),
} as const;

/** The first words of a draft, where it comes from a question. */
export function wordsOfQuestion(sent: {
  question?: string | undefined;
  title: string;
  what: string;
  ask: string;
}): Writing {
  const question = readId(sent.question);
  return question ? { question, title: sent.title, what: sent.what, ask: sent.ask } : {};
}

/**
 * Joins a demand to the question it grew from: one that is over, of which nothing grew yet, and which its author asked or whose
 * group they organise. Of a demand that hides its author's name nothing is kept, since hosts are known.
 */
export async function keepQuestion(ctx: Context, author: Account, demand: DemandRow, question: string): Promise<void> {
  if (demand.openness !== "open") return;
  await sql`
    update questions set grown_demand_id = ${demand.id}
    where id = ${readId(question) ?? null} and grown_demand_id is null and ${questionVisibleTo(author)}
      and (closed_at is not null or closes_at <= ${ctx.now()})
      and (author_id = ${author.id} or exists (select from group_members where group_members.group_id = questions.group_id
        and account_id = ${author.id} and group_members.state = 'member' and role in ('organiser', 'owner')))`.execute(
    ctx.db,
  );
}
