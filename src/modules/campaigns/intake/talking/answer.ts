import type { Context } from "#platform/context";
import { demandLimits } from "../../demands/rules.ts";
import { roomOf, toPlain } from "../fit-message.ts";
import type { Gateway } from "../rules.ts";
import { askNext, settleAddressee } from "./ask-next.ts";
import { findQuestion, skipped, toTitle } from "./questions.ts";
import { readWord, type Word } from "./read-word.ts";
import { sendReport } from "./send-report.ts";
import { keepAnswer, keepStep, takeAnswer } from "./take-answer.ts";
import { beginTalk, dropTalk, findTalk, type Talk } from "./talk.ts";
import { tellStatus } from "./tell-status.ts";
import { words } from "./words.ts";

type Parts = readonly string[];

/**
 * Answers one message of somebody: a word such as LAPOR or STATUS, or the answer to what they were asked. Nothing of it is done
 * for an account, since a number proves nobody.
 * @returns what to say, in parts, the one that matters most first
 */
export async function answer(ctx: Context, gateway: Gateway, sender: Buffer, text: string): Promise<Parts> {
  const talk = await findTalk(ctx, gateway, sender);
  const said = readWord(text);
  const who = sender.toString("base64url");
  if (said?.word === "help") return [words(said.locale)(talk ? "helpInside" : "help")];
  if (said?.word === "status") return tellStatus(ctx, said.rest, who, talk?.language ?? said.locale);
  if (said?.word === "stop") {
    if (talk) await dropTalk(ctx, talk);
    return [words(talk?.language ?? "id")("stopped")];
  }
  if (talk) return said ? obey(ctx, talk, said, who) : hear(ctx, talk, text);
  if (said?.word === "report") return begin(ctx, gateway, sender, said);
  return [words(said?.locale ?? "id")(said ? "nothing" : "help")];
}

async function begin(ctx: Context, gateway: Gateway, sender: Buffer, { rest, locale }: Word): Promise<Parts> {
  const title = toTitle(rest, demandLimits.title);
  if (!title) return [words(locale)("reportHow")];
  return askNext(ctx, await beginTalk(ctx, gateway, sender, { what: rest, title, language: locale }));
}

/** A word in the middle of a report. */
async function obey(ctx: Context, talk: Talk, { word }: Word, sender: string): Promise<Parts> {
  const t = words(talk.language);
  if (word === "report") return [t("goingOn"), ...(await askNext(ctx, talk))];
  if (word === "send") return sendReport(ctx, talk, sender);
  if (word === "cancel") {
    await dropTalk(ctx, talk);
    return [t("cancelled")];
  }
  if (word === "skip") return skip(ctx, talk);
  if (word !== "open" && word !== "anonymous" && word !== "confidential") return [t("help")];
  const kept = await settleAddressee(ctx, await keepStep(ctx, talk, "terms", { openness: word }));
  return lead(talk, t(`now.${word}`), await askNext(ctx, kept));
}

async function skip(ctx: Context, talk: Talk): Promise<Parts> {
  const question = findQuestion(talk.draft.writing);
  if (!question) return askNext(ctx, talk);
  const isNeeded =
    question === "ask" || (question === "addressee" && talk.draft.writing["openness"] === "confidential");
  if (isNeeded) return lead(talk, words(talk.language)("mustSay"), await askNext(ctx, talk));
  return goOn(ctx, await keepAnswer(ctx, talk, question, { [question]: skipped[question] }));
}

/** An answer to what was asked; what cannot be understood is asked again, with a word on what is wrong. */
async function hear(ctx: Context, talk: Talk, text: string): Promise<Parts> {
  const question = findQuestion(talk.draft.writing);
  if (!question || !text.trim()) return askNext(ctx, talk);
  const taken = await takeAnswer(ctx, talk, question, text);
  if (typeof taken === "string") return lead(talk, words(talk.language)(taken), await askNext(ctx, talk));
  return goOn(ctx, await keepAnswer(ctx, talk, question, taken));
}

const goOn = async (ctx: Context, talk: Talk): Promise<Parts> => askNext(ctx, await settleAddressee(ctx, talk));

/** Words before a question, in one breath with it; where one message has no room for both, the question is the one asked before. */
function lead(talk: Talk, before: string, [question = "", ...more]: Parts): Parts {
  const both = `${before} ${question}`;
  return roomOf(toPlain(both)) <= 1 ? [both, ...more] : [before, words(talk.language)("earlier")];
}
