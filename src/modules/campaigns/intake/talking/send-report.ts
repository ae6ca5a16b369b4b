import type { Context } from "#platform/context";
import { TooMany } from "#platform/errors";
import { countAgainst } from "#platform/rate-limit";
import { spellTracking } from "../../demands/tracking/tracking-number.ts";
import { publishDraft } from "../../demands/writing/publish-draft.ts";
import { askNext, linkTo, settleAddressee } from "./ask-next.ts";
import { findQuestion, skipped } from "./questions.ts";
import { keepAnswer } from "./take-answer.ts";
import type { Talk } from "./talk.ts";
import { words } from "./words.ts";

/**
 * Somebody sends what they wrote. What may be left out and was not answered is left out; what is asked for must be said, and what is
 * confidential needs an addressee. It waits for a moderator as every report without an account does.
 */
export async function sendReport(ctx: Context, begun: Talk, sender: string): Promise<readonly string[]> {
  const t = words(begun.language);
  const talk = await skipRest(ctx, begun);
  const left = findQuestion(talk.draft.writing);
  if (left) return left === "ask" ? [t("mustSay"), ...(await askNext(ctx, talk))] : askNext(ctx, talk);
  try {
    await countAgainst(ctx, "reportByMessage", sender);
  } catch (error) {
    if (error instanceof TooMany) return [t("enough")];
    throw error;
  }
  const demand = await publishDraft(ctx, undefined, talk.draft);
  const number = spellTracking(demand.tracking);
  return [
    t(demand.held_at ? "sentHeld" : "sent", { number }),
    t("askStatus", { number }),
    t("openLink", { link: linkTo(ctx, talk) }),
  ];
}

/** Leaves out what may be left out. */
async function skipRest(ctx: Context, begun: Talk): Promise<Talk> {
  let talk = await settleAddressee(ctx, begun);
  for (let left = findQuestion(talk.draft.writing); left && left !== "ask"; left = findQuestion(talk.draft.writing)) {
    if (left === "addressee" && talk.draft.writing["openness"] === "confidential") break;
    talk = await settleAddressee(ctx, await keepAnswer(ctx, talk, left, { [left]: skipped[left] }));
  }
  return talk;
}
