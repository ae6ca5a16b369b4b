import { type ReactionKind, reactToPost } from "#modules/posts";
import { findPostBy } from "../../remote/find-remote.ts";
import { isBuried } from "../../remote/keep-post.ts";
import type { Node } from "../../remote/read-node.ts";
import { noticeLopsided } from "../notice-lopsided.ts";
import type { Handle } from "./activity.ts";
import { mustSee } from "./must-see.ts";
import { passOnDeed } from "./place.ts";

/** Signs of other servers, by what they come nearest to here. Each other one is a like. */
const signs: Readonly<Record<Exclude<ReactionKind, "like">, string>> = {
  pray: "🙏 🤲 🛐 🕌 ⛪ 🕯 😢 😭 🥺 💐",
  cheer: "💪 🔥 🎉 👏 🙌 🚀 💯 ✊ 🏆 🥳",
  thank: "🤝 🙇 💝 🎁 🫶 🫡",
};

/** Somebody likes a post they may see, or sets a sign to it as Misskey and Pleroma do; each person one, the last. */
export const like: Handle = async (ctx, activity) => {
  const { uri, objectUri, tree, actor, by } = activity;
  const post = await findPostBy(ctx, objectUri);
  if (!post || (await isBuried(ctx, uri, by.uri))) return undefined;
  return async (ctx) => {
    await reactToPost(ctx, actor, await mustSee(ctx, actor, post, activity.group), kindOf(tree));
    await passOnDeed(ctx, actor, post, tree);
    await noticeLopsided(ctx, post, "reactions", actor);
  };
};

function kindOf(tree: Node): ReactionKind {
  const sign = [tree["content"], tree["_misskey_reaction"]].find(
    (value) => typeof value === "string" && value.length <= 40,
  );
  const [plain] = typeof sign === "string" ? sign.replace(/\p{Emoji_Modifier}|\ufe0f/gu, "").split("\u200d") : [];
  const kinds = ["pray", "cheer", "thank"] as const;
  return kinds.find((kind) => plain && signs[kind].split(" ").includes(plain)) ?? "like";
}
