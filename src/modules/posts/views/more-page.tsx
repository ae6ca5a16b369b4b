import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Icon, type IconName } from "#ui/icon";
import { Page, type Shell } from "#ui/page";
import { addressOf } from "../address-of.ts";
import type { PostCard as Card } from "../queries.ts";
import { type ReactionKind, reactionKinds } from "../rules.ts";
import type { Speaker } from "../speakers.ts";
import { words } from "../words.ts";
import { PostCards } from "./post-cards.tsx";

export const reactionIcons: Readonly<Record<ReactionKind, IconName>> = {
  like: "heart",
  pray: "pray",
  cheer: "cheer",
  thank: "thanks",
};

type Deed = { readonly href?: string; readonly action?: string; readonly icon: IconName; readonly word: string };

const reportDeed = (card: Card, t: ReturnType<typeof words>): Deed => ({
  href: `/report/${card.audience === "direct" ? "message" : "post"}/${card.id}`,
  icon: "flag",
  word: t("report"),
});

/** Everything else one can do with a post, each a row of its own. */
export function MorePage({
  shell,
  card,
  counts,
  muted,
  tends,
  own,
  speakers,
}: {
  shell: Shell;
  card: Card;
  counts: Partial<Record<ReactionKind, number>>;
  /** Whether its reader looks after the group it was said in. */
  tends: boolean;
  /** Whether its reader has muted the conversation. */
  muted: boolean;
  /** Whether it is theirs, or that of an organisation they have a role in. */
  own: boolean;
  /** Organisations in whose name they may act. */
  speakers: readonly Speaker[];
}) {
  const t = words(shell.reader.locale);
  const { viewer } = shell.reader;
  const address = `/p/${card.id}`;
  const deeds: Deed[] = [
    { href: addressOf(card), icon: "reply", word: t("open") },
    { href: `/@${card.author_handle}`, icon: "me", word: t("aboutAuthor", { name: card.author_name }) },
    ...(card.edited_at ? [{ href: `${address}/history`, icon: "edit", word: t("history") } as const] : []),
    { href: `${address}/reactions`, icon: "followers", word: t("echoes") },
    ...(viewer ? [bookmarkDeed(card, t), muteDeed(card, muted, t)] : []),
    ...speakers.map((speaker) => asDeed(card, speaker, t)),
    ...(tends ? [tendDeed(card, t)] : []),
    ...(viewer && card.audience !== "direct"
      ? [{ href: `/demands/new?from=${card.id}`, icon: "flag", word: t("makeDemand") } as const]
      : []),
    ...(own ? ownDeeds(card, t) : [reportDeed(card, t)]),
  ];
  return (
    <Page shell={shell} title={t("morePage")}>
      <PostCards shell={shell} cards={[card]} whole />
      <h2>{t("react")}</h2>
      <div class="row">
        {reactionKinds.map((kind) => (
          <Reaction shell={shell} card={card} kind={kind} count={counts[kind] ?? 0} />
        ))}
      </div>
      <ul class="list">
        {deeds.map((deed) => (
          <li>
            {deed.action ? (
              <PressForm action={deed.action} once={newSecret().slice(0, 22)} look="plain">
                <Icon shell={shell} name={deed.icon} />
                {deed.word}
              </PressForm>
            ) : (
              <a href={deed.href}>
                <Icon shell={shell} name={deed.icon} />
                {deed.word}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Reaction({ shell, card, kind, count }: { shell: Shell; card: Card; kind: ReactionKind; count: number }) {
  const mine = card.my_reaction === kind;
  const face = (
    <>
      <Icon shell={shell} name={reactionIcons[kind]} />
      {words(shell.reader.locale)(`react.${kind}`)} {count > 0 ? count : ""}
    </>
  );
  if (!shell.reader.viewer) return <span class="tag">{face}</span>;
  return (
    <PressForm
      action={`/p/${card.id}/reaction/${mine ? "removal" : kind}`}
      once={newSecret().slice(0, 22)}
      look="alt"
      pressed={mine}
    >
      {face}
    </PressForm>
  );
}

type Words = ReturnType<typeof words>;

function bookmarkDeed(card: Card, t: Words): Deed {
  return card.bookmarked_by_me
    ? { action: `/p/${card.id}/bookmark/removal`, icon: "bookmarked", word: t("unbookmark") }
    : { action: `/p/${card.id}/bookmark`, icon: "bookmark", word: t("bookmark") };
}

const asDeed = (card: Card, { handle, name }: Speaker, t: Words): Deed => ({
  href: `/p/${card.id}/as/${handle}`,
  icon: "followers",
  word: t("as", { name }),
});

const tendDeed = (card: Card, t: Words): Deed => ({
  href: `/groups/${card.group_handle}/posts/${card.id}`,
  icon: "settings",
  word: t("tendInGroup"),
});

function muteDeed(card: Card, muted: boolean, t: Words): Deed {
  return muted
    ? { action: `/p/${card.id}/mute/removal`, icon: "bell", word: t("unmuteThread") }
    : { action: `/p/${card.id}/mute`, icon: "quiet", word: t("muteThread") };
}

function ownDeeds(card: Card, t: Words): Deed[] {
  const address = `/p/${card.id}`;
  const pin: Deed = card.pinned_at
    ? { action: `${address}/pin/removal`, icon: "pin", word: t("unpin") }
    : { action: `${address}/pin`, icon: "pin", word: t("pin") };
  return [
    { href: `${address}/edit`, icon: "edit", word: t("edit") },
    ...(card.audience === "direct" ? [] : [pin]),
    { href: `${address}/removal`, icon: "trash", word: t("delete") },
  ];
}
