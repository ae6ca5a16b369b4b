import type { RequestContext } from "#platform/http/env";
import type { OpinionMap } from "../map/opinion-map.ts";
import { voterOf } from "../voting/ballot.ts";
import { findParticipant } from "../voting/participants.ts";
import type { Stand } from "./drawing/draw.ts";
import { standOf, votesMissing } from "./own-place.ts";
import { readOwnVotes } from "./queries.ts";

/** Where the one who asks stands on a map, or how many votes they still need; undefined for who has not answered. */
export async function findStand(
  c: RequestContext,
  question: { readonly id: string },
  map: OpinionMap,
): Promise<{ readonly stand: Stand | undefined; readonly missing: number } | undefined> {
  const { ctx } = c.var;
  const voter = voterOf(c);
  const participant = voter && (await findParticipant(ctx, question, voter));
  if (!participant) return undefined;
  const votes = await readOwnVotes(ctx, question, participant);
  return { stand: standOf(map, votes), missing: votesMissing(map, votes) };
}
