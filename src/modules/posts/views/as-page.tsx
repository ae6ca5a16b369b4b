import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Icon } from "#ui/icon";
import { Page, type Shell } from "#ui/page";
import type { PostCard as Card } from "../queries.ts";
import { mayBeShared, reactionKinds } from "../rules.ts";
import type { Speaker } from "../speakers.ts";
import { words } from "../words.ts";
import { reactionIcons } from "./more-page.tsx";
import { QuoteBox } from "./quote-box.tsx";

type AsProps = {
  shell: Shell;
  speaker: Speaker;
  /** The post as the organisation sees it: what it did with it already. */
  card: Card;
};
const key = () => newSecret().slice(0, 22);

/** What somebody does with a post in the name of an organisation. */
export function AsPage({ shell, speaker, card }: AsProps) {
  const t = words(shell.reader.locale);
  const address = `/p/${card.id}`;
  const fields = { speaker: speaker.id };
  return (
    <Page shell={shell} title={t("as", { name: speaker.name })}>
      <QuoteBox shell={shell} quoted={{ state: "accepted", post: card }} />
      <p class="hint">{t("asHint", { name: speaker.name })}</p>
      <div class="row">
        {reactionKinds.map((kind) => {
          const mine = card.my_reaction === kind;
          return (
            <PressForm
              action={`${address}/reaction/${mine ? "removal" : kind}`}
              once={key()}
              look="alt"
              pressed={mine}
              fields={fields}
            >
              <Icon shell={shell} name={reactionIcons[kind]} />
              {t(`react.${kind}`)}
            </PressForm>
          );
        })}
      </div>
      <ul class="list">
        <li>
          <a href={`${address}/reply?speaker=${speaker.id}`}>
            <Icon shell={shell} name="reply" />
            {t("asReply")}
          </a>
        </li>
        {mayBeShared(card) && (
          <li>
            <PressForm
              action={`${address}/share${card.shared_by_me ? "/removal" : ""}`}
              once={key()}
              look="plain"
              fields={fields}
            >
              <Icon shell={shell} name="share" />
              {t(card.shared_by_me ? "unshare" : "asShare")}
            </PressForm>
          </li>
        )}
        {card.poll?.open && (
          <li>
            <a href={`${address}/votes?speaker=${speaker.id}`}>
              <Icon shell={shell} name="check" />
              {t("asVote")}
            </a>
          </li>
        )}
      </ul>
    </Page>
  );
}
