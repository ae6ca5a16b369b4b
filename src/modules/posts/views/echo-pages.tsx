import type { Page as PageOf } from "#platform/paging";
import { newSecret } from "#platform/secrets";
import { Empty } from "#ui/empty";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { PersonList, PersonRow } from "#ui/person";
import { Tabs } from "#ui/tabs";
import type { Echo } from "../list-echoes.ts";
import type { PostCard as Card, Post } from "../queries.ts";
import { words } from "../words.ts";
import { PostCards } from "./post-cards.tsx";

type EchoProps = { shell: Shell; post: Post; side: "reactions" | "shares"; people: PageOf<Echo> };

/** Who reacted to a post, or passed it on. */
export function EchoPage({ shell, post, side, people }: EchoProps) {
  const t = words(shell.reader.locale);
  const older = people.older && `/p/${post.id}/${side}?before=${people.older}`;
  return (
    <Page shell={shell} title={t(`echo.${side}`)}>
      <EchoTabs shell={shell} post={post} current={side} />
      {people.entries.length === 0 ? (
        <Empty shell={shell} icon={side === "shares" ? "share" : "heart"} title={t("echoEmpty")} />
      ) : (
        <>
          <PersonList>
            {people.entries.map(({ name, handle, kind }) => (
              <PersonRow
                person={{ name, handle: `@${handle}`, href: `/@${handle}` }}
                note={kind && kind !== "like" && t(`react.${kind}`)}
              />
            ))}
          </PersonList>
          {older && <Pager shell={shell} older={older} label={t("echoOlder")} />}
        </>
      )}
    </Page>
  );
}

/** Who quotes a post; for its author with what they can say to each. */
export function QuotesPage(props: { shell: Shell; post: Post; quotes: PageOf<Card>; isMine: boolean }) {
  const { shell, post, quotes, isMine } = props;
  const t = words(shell.reader.locale);
  const older = quotes.older && `/p/${post.id}/quotes?before=${quotes.older}`;
  return (
    <Page shell={shell} title={t("echo.quotes")}>
      <EchoTabs shell={shell} post={post} current="quotes" />
      {isMine && <p class="hint">{t("quotesHint")}</p>}
      {quotes.entries.length === 0 && <Empty shell={shell} icon="share" title={t("quotesEmpty")} />}
      {quotes.entries.map((card) => (
        <>
          <PostCards shell={shell} cards={[card]} />
          {isMine && card.author_id !== post.author_id && <Decision shell={shell} card={card} />}
        </>
      ))}
      {older && <Pager shell={shell} older={older} label={t("quotesOlder")} />}
    </Page>
  );
}

function Decision({ shell, card }: { shell: Shell; card: Card }) {
  const t = words(shell.reader.locale);
  const button = (deed: "approval" | "refusal" | "withdrawal", look?: "alt") => (
    <PressForm action={`/p/${card.id}/quote/${deed}`} once={newSecret().slice(0, 22)} {...(look && { look })}>
      {t(`quotes.${deed}`, { name: card.author_name })}
    </PressForm>
  );
  const state = card.quote_state;
  return (
    <div class="row">
      {state !== "accepted" && button("approval", state === "pending" ? undefined : "alt")}
      {state === "pending" && button("refusal", "alt")}
      {state === "accepted" && button("withdrawal", "alt")}
    </div>
  );
}

/** Three sister pages about one post. */
function EchoTabs({ shell, post, current }: { shell: Shell; post: Post; current: string }) {
  const t = words(shell.reader.locale);
  return (
    <>
      <p>
        <a class="btn alt" href={`/p/${post.id}`}>
          {t("open")}
        </a>
      </p>
      <Tabs
        label={t("echoes")}
        tabs={(["reactions", "shares", "quotes"] as const).map((side) => ({
          href: `/p/${post.id}/${side}`,
          label: t(`echo.${side}`),
          current: side === current,
        }))}
      />
    </>
  );
}
