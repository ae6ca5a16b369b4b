import type { Context } from "#platform/context";
import { findAddressee } from "../../addressees/queries.ts";
import { findSimilar } from "../../demands/find-similar.ts";
import { findChoices } from "../../demands/writing/choices.ts";
import type { Writing } from "../../demands/writing/fields.ts";
import { findQuestion, OFFERED } from "./questions.ts";
import { keepAnswer } from "./take-answer.ts";
import type { Talk } from "./talk.ts";
import { words } from "./words.ts";

const cut = (text: string, longest: number) => [...text].slice(0, longest).join("").trim();

/** What comes next: a question, or what was understood, to be sent. As parts, the one that matters most first. */
export async function askNext(ctx: Context, talk: Talk): Promise<readonly string[]> {
  const t = words(talk.language);
  const { writing } = talk.draft;
  const question = findQuestion(writing);
  if (!question) return check(ctx, talk);
  if (question === "addressee") return askAddressee(ctx, talk);
  const choices = question === "category" ? listChoices(t("categories").split(" ")) : "";
  return [
    t(`ask.${question}`, { choices }),
    ...(question === "evidence" ? [t("photo", { link: linkTo(ctx, talk) })] : []),
    ...(question === "ask" ? [] : [t("maySkip")]),
  ];
}

/** Whom one asks is not a question where the community knows whose matter it is, or has nobody to ask. */
export async function settleAddressee(ctx: Context, talk: Talk): Promise<Talk> {
  const { writing } = talk.draft;
  if (findQuestion(writing) !== "addressee") return talk;
  const { suggested, addressees } = await findChoices(ctx, undefined, talk.draft);
  if (suggested) return keepAnswer(ctx, talk, "addressee", { addressee: suggested });
  if (addressees.length > 0 || writing["openness"] === "confidential") return talk;
  return keepAnswer(ctx, talk, "addressee", { addressee: "" });
}

async function askAddressee(ctx: Context, talk: Talk): Promise<readonly string[]> {
  const t = words(talk.language);
  const { addressees } = await findChoices(ctx, undefined, talk.draft);
  if (addressees.length === 0) return [t("nobodyYet")];
  const choices = listChoices(addressees.slice(0, OFFERED).map(({ name }) => cut(name, 20)));
  return [t("ask.addressee", { choices })];
}

async function check(ctx: Context, talk: Talk): Promise<readonly string[]> {
  const t = words(talk.language);
  const { writing } = talk.draft;
  const asked = writing["addressee"] ? await findAddressee(ctx, writing["addressee"]) : undefined;
  const openness = (writing["openness"] ?? "open") as "open";
  const addressee = asked ? cut(asked.name, 30) : t("unknownAddressee");
  return [
    t("check", { openness: t(`openness.${openness}`), addressee }),
    await similarTo(ctx, talk, writing),
    t("photo", { link: linkTo(ctx, talk) }),
  ];
}

async function similarTo(ctx: Context, talk: Talk, { title = "", place = "", what = "" }: Writing): Promise<string> {
  const [similar] = await findSimilar(ctx, undefined, { title, place, what });
  if (!similar) return "";
  const link = `${ctx.config.baseUrl.origin}/demands/${similar.id}`;
  return words(talk.language)("similar", { title: cut(similar.title, 40), link });
}

const listChoices = (names: readonly string[]): string => names.map((name, index) => `${index + 1} ${name}`).join(" ");

/** Where photos are added before it is sent, and where the report is read afterwards. */
export const linkTo = (ctx: Context, { code }: Talk): string => `${ctx.config.baseUrl.origin}/r/${code}`;
