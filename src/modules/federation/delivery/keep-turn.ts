import type { Context } from "#platform/context";
import { Refused } from "#platform/fetch/guard";
import type { Sender } from "#platform/fetch/send-outside";
import { ACTIVITY_TYPE } from "../documents/context.ts";
import type { Sign, SignatureKind } from "../sign-for.ts";
import { judgeAnswer, type Verdict } from "./judge-answer.ts";
import { type Delivery, LEASE_SECONDS, type Turn } from "./take-turns.ts";

/** What is said, and who signs it. */
export type Activity = { readonly id: string; readonly actor_id: string; readonly activity: string };
/** What a turn needs: the activities by number, somebody who signs for each actor, and a way out. */
export type Means = {
  readonly activities: ReadonlyMap<string, Activity>;
  readonly signerOf: (actorId: string) => Promise<Sign>;
  readonly sender: Sender;
  readonly isStopping: () => boolean;
};
/** How a turn went. What it says nothing of was not tried. */
export type TurnKept = {
  readonly turn: Turn;
  readonly verdicts: readonly { readonly delivery: Delivery; readonly verdict: Verdict }[];
  readonly signature: SignatureKind | null;
};

/** Somebody died of it so often; it is put aside, and the others go on. */
const MOST_CRASHES = 5;
const poisonous: Verdict = { kind: "given-up", reason: `the worker died of it ${MOST_CRASHES} times` };
/** A turn begins nothing new after so long, so that it ends before its lease does. */
const TURN_MS = (LEASE_SECONDS * 1000) / 2;

/** Sends what a server gets in its turn, one after the other. Once the server fails as a whole, the rest waits. */
export async function keepTurn(ctx: Context, turn: Turn, means: Means): Promise<TurnKept> {
  const verdicts: { delivery: Delivery; verdict: Verdict }[] = [];
  const later = new Set<string>();
  let { signature } = turn;
  const isPoison = turn.crashes >= MOST_CRASHES;
  const until = performance.now() + TURN_MS;
  for (const delivery of turn.deliveries) {
    if (means.isStopping() || performance.now() > until) break;
    if (later.has(delivery.inbox)) continue;
    const sent = isPoison ? { verdict: poisonous, signature } : await sendOne(ctx, delivery, signature, means);
    signature = sent.signature;
    verdicts.push({ delivery, verdict: sent.verdict });
    if (sent.verdict.kind === "inbox-later" || sent.verdict.kind === "gone") later.add(delivery.inbox);
    if (sent.verdict.kind === "host-later") break;
  }
  return { turn, verdicts, signature };
}

/** A server that takes the first kind of signature for no signature is shown the other, once; what it took is remembered. */
async function sendOne(
  ctx: Context,
  delivery: Delivery,
  known: SignatureKind | null,
  { activities, signerOf, sender }: Means,
): Promise<{ verdict: Verdict; signature: SignatureKind | null }> {
  const activity = activities.get(delivery.activity_id);
  if (!activity) return { verdict: { kind: "given-up", reason: "its activity is gone" }, signature: known };
  const post = async (kind: SignatureKind) => {
    const { inbox } = delivery;
    const headers = { "content-type": ACTIVITY_TYPE, accept: ACTIVITY_TYPE };
    try {
      const sign = await signerOf(activity.actor_id);
      const signed = await sign({ method: "POST", url: inbox, kind, headers, body: activity.activity });
      return await sender.post(inbox, signed, activity.activity);
    } catch (error) {
      const cause = error instanceof Refused ? error : (error as Error).cause;
      ctx.log.debug("A delivery failed", { inbox, reason: String(error).slice(0, 200) });
      return cause instanceof Refused ? { refusal: cause.message } : {};
    }
  };
  const first = known ?? "cavage";
  const answer = await post(first);
  const other = first === "cavage" ? "rfc9421" : "cavage";
  const isUnsigned = "status" in answer && answer.status === 401 && known === null;
  const [last, kind] = isUnsigned ? ([await post(other), other] as const) : ([answer, first] as const);
  const verdict = judgeAnswer(last);
  return { verdict, signature: verdict.kind === "done" ? kind : known };
}
