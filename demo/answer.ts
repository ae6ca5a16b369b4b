/** What the village asks itself, and how its people answer. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { addStatement, askQuestion, getQuestion } from "#modules/deliberation";
import type { Context } from "#platform/context";
import { circlesOf, spammer } from "./cast.ts";
import { type Ids, memberOf } from "./member-of.ts";
import { movePost } from "./move-post.ts";
import { type Random, seeded } from "./random.ts";
import { type ToldStatement, marketRoad as told } from "./texts/questions.ts";

const DAY = 86_400_000;
const statements: readonly ToldStatement[] = told.statements;
const [selling, counting]: readonly (readonly string[])[] = [told.selling, told.counting];

/** Asks about the market road. People vote as they live: some sell there, some walk there, some count the money. */
export async function plantQuestion(ctx: Context, ids: Ids): Promise<void> {
  await sql`update community set guests_vote = true`.execute(ctx.db);
  const then: Context = { ...ctx, now: () => new Date(ctx.now().getTime() - told.daysAgo * DAY) };
  const asker = await memberOf(ctx, ids, told.by);
  const { id, post_id } = await askQuestion(then, asker, {
    draft: {
      title: told.title,
      about: told.about,
      voters: "anyone",
      statements: statements.filter(({ by }) => !by).map(({ text }) => text),
    },
    group: told.group,
  });
  await sql`update questions set opened_at = ${then.now()} where id = ${id}`.execute(ctx.db);
  if (post_id) await movePost(ctx, post_id, then.now());
  await addStatements(then, ids, id);
  await vote(ctx, ids, id, seeded(7));
}

async function addStatements(ctx: Context, ids: Ids, questionId: string): Promise<void> {
  for (const { by, text, language = "id", translation } of statements) {
    if (by) {
      const account = await memberOf(ctx, ids, by);
      const question = await getQuestion(ctx, account, questionId);
      await addStatement(ctx, question, { tier: "member", account }, { text, language });
    }
    const of = sql`question_id = ${questionId} and text = ${text}`;
    await sql`update statements set state = 'shown', said_at = ${ctx.now()}, decided_at = ${ctx.now()} where ${of}`.execute(
      ctx.db,
    );
    if (translation)
      await sql`insert into statement_translations (statement_id, language, text, state, made_by, decided_by, decided_at)
        select id, ${translation.language}, ${translation.text}, 'approved', ${ids.get(translation.by) ?? null},
          ${ids.get(told.by) ?? null}, now() from statements where ${of}`.execute(ctx.db);
  }
  const account = await memberOf(ctx, ids, "rizal_smk");
  const question = await getQuestion(ctx, account, questionId);
  await addStatement(ctx, question, { tier: "member", account }, { text: told.waiting, language: "id" });
}

async function vote(ctx: Context, ids: Ids, questionId: string, random: Random): Promise<void> {
  const people = [...ids.keys()].filter((handle) => handle !== spammer && !circlesOf(handle).includes("lembaga"));
  const voices = [
    ...people.map((handle) => ({
      account: ids.get(handle) ?? null,
      token: null,
      camp: selling?.includes(handle) ? 0 : counting?.includes(handle) ? 2 : 1,
    })),
    ...Array.from({ length: told.guests }, (_, nth) => ({
      account: null,
      token: createHash("sha256").update(`${told.title} ${nth}`).digest("hex"),
      camp: random.pick([0, 1, 1, 2]),
    })),
  ];
  for (const { account, token, camp } of voices) {
    const at = new Date(ctx.now().getTime() - random.integer(1, told.daysAgo * 24 - 1) * 3_600_000);
    const answers = statements.flatMap(({ text, leaning }) =>
      random.chance(account ? 0.88 : 0.7) ? [{ text, vote: answer(random, leaning[camp] ?? 0) }] : [],
    );
    await sql`with taken as (insert into question_participants (question_id, tier, account_id, token_hash, joined_at)
        values (${questionId}, ${account ? "member" : "guest"}, ${account}, decode(${token}, 'hex'), ${at})
        on conflict do nothing returning id),
      part as (select id from taken union all select id from question_participants where question_id = ${questionId} and account_id = ${account})
      insert into statement_votes (question_id, statement_id, participant_id, vote, voted_at)
        select ${questionId}, statements.id, part.id, answer.vote, ${at} from part
        cross join jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as answer(text text, vote smallint)
        join statements on statements.question_id = ${questionId} and statements.text = answer.text
      on conflict (participant_id, statement_id) do nothing`.execute(ctx.db);
  }
}

/** Nobody answers quite as one would think, and some would rather not say. */
function answer(random: Random, leaning: number): 1 | 0 | -1 {
  if (random.chance(0.07)) return 0;
  return random.chance((1 + leaning * 0.95) / 2) ? 1 : -1;
}
