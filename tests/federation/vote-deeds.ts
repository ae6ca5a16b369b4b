import fc from "fast-check";
import { followAccount } from "#modules/accounts";
import { askQuestion, castVote, getQuestion } from "#modules/deliberation";
import { deletePost, editPost, type Post } from "#modules/posts";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { tellQuestions } from "../../src/modules/federation/outbound/tell-questions.ts";
import { getQuestionElsewhere, statementOf } from "../../src/modules/federation/voice/question-elsewhere.ts";
import { takeVoteBack, voteElsewhere } from "../../src/modules/federation/voice/vote-elsewhere.ts";
import { findCopy, findOn, type Lane, type Said, type Somebody } from "./deeds.ts";
import type { Play } from "./simulation.ts";

type Vote = 1 | 0 | -1;
/** What somebody said of a statement by the form, or by one reply, in the order it was said. */
type Saying = { readonly by: Somebody; readonly way: string; readonly number: number; readonly vote: Vote };
type Answer = { readonly by: Somebody; readonly post: Post; gone: boolean };
/** A question of the simulation, and what was said of it that stands. */
export type Asked = { readonly id: string; readonly said: Said; sayings: Saying[]; readonly answers: Answer[] };

/** The questions of each lane. */
export const asked = new Map<Lane, Asked[]>();

const who = fc.nat({ max: 5 });
const which = fc.nat({ max: 30 });
const number = fc.constantFrom(1, 2, 3);
const vote = fc.constantFrom<Vote>(1, 0, -1);
const votes = fc.uniqueArray(fc.record({ number, vote }), {
  selector: (one) => one.number,
  minLength: 1,
  maxLength: 3,
});
const deedOf = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("ask" as const), who }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("vote" as const), who, which, number, vote }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("back" as const), who, which, number }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("answer" as const), who, which, votes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("edit" as const), which, nth: which, votes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), which, nth: which }) },
);
type VoteDeed = typeof deedOf extends fc.Arbitrary<infer One> ? One : never;
type Votes = readonly { readonly number: number; readonly vote: Vote }[];

const spoken = { 1: "ya", [-1]: "tidak", 0: "lewati" } as const;
const wordsOf = (said: Votes) => said.map(({ number, vote }) => `${number} ${spoken[vote]}`).join(", ");
const statements = ["Jalan pasar diperlebar", "Pedagang pindah", "Parkir dilarang"];

async function ask(lane: Lane, by: Somebody): Promise<void> {
  const { ctx } = by.server;
  const question = await askQuestion(ctx, by.person.account, {
    draft: { title: "Jalan pasar", voters: "members", statements },
  });
  const post = await ctx.db
    .selectFrom("posts")
    .selectAll()
    .where("id", "=", question.post_id)
    .executeTakeFirstOrThrow();
  const said = { by, post, audience: "public", gone: false, shared: false } as const;
  asked.get(lane)?.push({ id: question.id, said: { ...said }, sayings: [], answers: [] });
}

/** One person's word of one statement by one way is the last they said that way; what they said last of all comes last. */
function hear(one: Asked, saying: Saying): void {
  one.sayings = one.sayings.filter((each) => !isSame(each, saying));
  one.sayings.push(saying);
}
const isSame = (one: Saying, two: Saying) => one.by === two.by && one.way === two.way && one.number === two.number;

async function voteOn(one: Asked, by: Somebody, number: number, vote: Vote): Promise<void> {
  const { server, person } = by;
  if (server === one.said.by.server) {
    const question = await getQuestion(server.ctx, person.account, one.id);
    await castVote(server.ctx, question, { tier: "member", account: person.account }, { number }, vote);
  } else {
    const copy = await findCopy(server, one.said);
    if (!copy) return;
    const question = await getQuestionElsewhere(server.ctx, person.account, copy.id, "id");
    const statement = statementOf(question, number);
    if (statement.mine?.vote === vote) return;
    await voteElsewhere(server.ctx, person.account, question, statement, vote);
  }
  hear(one, { by, way: "form", number, vote });
}

async function takeBack(one: Asked, by: Somebody, number: number): Promise<void> {
  const copy = by.server === one.said.by.server ? undefined : await findCopy(by.server, one.said);
  if (!copy) return;
  const question = await getQuestionElsewhere(by.server.ctx, by.person.account, copy.id, "id");
  await takeVoteBack(by.server.ctx, by.person.account, question, { number });
  one.sayings = one.sayings.filter((each) => !isSame(each, { by, way: "form", number, vote: 0 }));
}

async function answer(one: Asked, by: Somebody, said: Votes): Promise<void> {
  const copy = await findCopy(by.server, one.said);
  if (!copy) return;
  const post = await by.server.says(by.person, wordsOf(said), {}, copy);
  one.answers.push({ by, post, gone: false });
  for (const each of said) hear(one, { by, way: post.id, ...each });
}

async function attempt(lane: Lane, deed: VoteDeed): Promise<void> {
  const all = asked.get(lane) ?? [];
  const by = "who" in deed ? lane.people[deed.who] : undefined;
  if (deed.kind === "ask") return by && ask(lane, by);
  const one = all[deed.which % all.length];
  if (!one) return;
  if (deed.kind === "vote" && by) return voteOn(one, by, deed.number, deed.vote);
  if (deed.kind === "back" && by) return takeBack(one, by, deed.number);
  if (deed.kind === "answer" && by) return answer(one, by, deed.votes);
  if (deed.kind !== "edit" && deed.kind !== "delete") return;
  const said = one.answers[deed.nth % one.answers.length];
  if (!said || said.gone) return;
  const { ctx } = said.by.server;
  const now = await ctx.db.selectFrom("posts").selectAll().where("id", "=", said.post.id).executeTakeFirstOrThrow();
  if (deed.kind === "delete") {
    said.gone = true;
    await deletePost(ctx, said.by.person.account, now);
  } else {
    const draft = { text: wordsOf(deed.votes), warning: "", language: "id", reply_policy: "everyone" } as const;
    await editPost(ctx, said.by.person.account, now, draft);
  }
  one.sayings = one.sayings.filter(({ way }) => way !== said.post.id);
  if (deed.kind === "edit") for (const each of deed.votes) hear(one, { by: said.by, way: said.post.id, ...each });
}

/** People ask, and answer by the form and in words, think otherwise and take it back. */
export const voting: Play<VoteDeed> = {
  deedOf,
  begin: async (lane) => {
    asked.set(lane, []);
    for (const { server, person } of lane.people)
      for (const other of lane.people) {
        const account = other.server === server ? undefined : await findOn(server, other);
        if (account) await followAccount(server.ctx, { ...person.account, session_id: "0" }, account);
      }
    const [first] = lane.people;
    if (first) await ask(lane, first);
  },
  doDeed: async (lane, deed) => {
    try {
      await attempt(lane, deed);
    } catch (error) {
      if (!(error instanceof Forbidden || error instanceof Invalid || error instanceof NotFound)) throw error;
    }
  },
  end: async (servers) => {
    for (const { ctx } of servers) await tellQuestions(ctx);
  },
};
