import type { Account } from "#modules/accounts";
import { postThing } from "#modules/posts";
import { type Found, personThing, reportThing } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { countAgainst } from "#platform/rate-limit";
import { findMember, findPostBy } from "../../remote/find-remote.ts";
import { idsOf, wordsOf } from "../../remote/read-node.ts";
import type { Handle } from "./activity.ts";

const limits = { objects: 50, examples: 10, words: 1000 } as const;

/**
 * Another server passes a report on to our moderators: about people here and what they said there. It becomes a case like a
 * member's report. Shown to moderators is what whoever reports may see anyway.
 */
export const flag: Handle = async (ctx, { tree, actor }) => {
  const uris = idsOf(tree["object"]).slice(0, limits.objects);
  const reporter = { ...actor, session_id: "" };
  const posts = await Promise.all(uris.map((uri) => findPostBy(ctx, uri)));
  const ours = posts.flatMap((post) => (post?.uri === null && post.audience !== "direct" ? [post] : []));
  const said = await Promise.all(ours.map(({ id }) => orNothing(postThing.find(ctx, reporter, id))));
  const examples = said.flatMap((found) => found ?? []).slice(0, limits.examples);
  const [first] = examples;
  const member = await firstMember(ctx, uris);
  const thing = first ?? (member && (await orNothing(personThing.find(ctx, reporter, member.id))));
  if (!thing) return undefined;
  await countAgainst(ctx, "report", actor.id);
  const words = wordsOf(tree["content"] ?? tree["summary"], limits.words).trim();
  return (ctx) =>
    reportThing(ctx, reporter, thing, { category: "other", ruleId: null, words, examples: examples.slice(1) });
};

async function firstMember(ctx: Context, uris: readonly string[]): Promise<Account | undefined> {
  for (const uri of uris) {
    const member = await findMember(ctx, uri);
    if (member) return member;
  }
  return undefined;
}

async function orNothing(find: Promise<Found>): Promise<Found | undefined> {
  try {
    return await find;
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
