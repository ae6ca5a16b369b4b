import type { ReactionKind } from "#modules/posts";

/** What a reaction looks like to servers that know more than one: Misskey and Pleroma read it in `content`. */
export const reactionSigns: Readonly<Record<Exclude<ReactionKind, "like">, string>> = {
  pray: "🙏",
  cheer: "💪",
  thank: "🤝",
};
