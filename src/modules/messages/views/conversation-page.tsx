import { raw } from "hono/html";
import { type LookAlike, LookAlikeNote } from "#modules/accounts";
import { Album, OnePicture } from "#modules/media";
import type { Filled } from "#platform/http/form";
import type { Page as PageOf } from "#platform/paging";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { NewsTabs } from "#ui/news-tabs";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import type { Message, OpenConversation } from "../queries.ts";
import { words } from "../words.ts";

type ConversationProps = {
  shell: Shell;
  conversation: OpenConversation;
  messages: PageOf<Message>;
  /** Of those in it, who may be taken for somebody else. */
  likes: ReadonlyMap<string, LookAlike>;
  /** Whether this is the end of the conversation, where one writes. */
  isNewest: boolean;
  filled: Filled;
};

const key = () => newSecret().slice(0, 22);
const namesOf = ({ others }: OpenConversation) => others.map(({ name }) => name).join(", ");

/** A conversation: who is in it, what was said with the newest at the end, and there the place to write. */
export function ConversationPage(props: ConversationProps) {
  const { shell, conversation, messages, isNewest } = props;
  const t = words(shell.reader.locale);
  const path = `/messages/${conversation.id}`;
  const isAsked = conversation.mine.state === "requested";
  return (
    <Page shell={shell} title={namesOf(conversation) || t("nobody")} script="media">
      <NewsTabs shell={shell} current="messages" />
      <p class="hint">{t("notSecret")}</p>
      {!isAsked && <About shell={shell} conversation={conversation} />}
      {conversation.others.map(({ id }) => (
        <LookAlikeNote shell={shell} like={props.likes.get(id)} />
      ))}
      {messages.older && (
        <p class="end">
          <a class="btn alt" href={`${path}?before=${messages.older}`}>
            {t("olderMessages")}
          </a>
        </p>
      )}
      <div class="thread">
        {messages.entries.map((message) => (
          <Said shell={shell} message={message} />
        ))}
      </div>
      {!isNewest && (
        <p class="end">
          <a class="btn alt" href={`${path}#reply`}>
            {t("newest")}
          </a>
        </p>
      )}
      {isNewest && (isAsked ? <Asked {...props} /> : <Write {...props} />)}
    </Page>
  );
}

/** One message; one's own stands further in, with the rule in the accent colour. */
function Said({ shell, message }: { shell: Shell; message: Message }) {
  const { locale, viewer } = shell.reader;
  const t = words(locale);
  const isMine = message.author_id === viewer?.id;
  const body = [
    <div class="e-content" dir="auto" lang={message.language === locale ? undefined : message.language}>
      {raw(message.html)}
    </div>,
    message.pictures && <Album shell={shell} postId={message.id} pictures={message.pictures} />,
  ];
  return (
    <article class={isMine ? "post op d3" : "post"} id={`p${message.id}`}>
      <header>
        <h2>{isMine ? t("you") : <bdi>{message.author_name}</bdi>}</h2>
        <a class="when" href={`/p/${message.id}/more`}>
          {message.edited_at && `${t("edited")} · `}
          <Time shell={shell} at={message.created_at} />
          <span class="vh"> {t("more")}</span>
        </a>
      </header>
      {message.in_reply_to_id && (
        <p class="via">
          <a href={`/p/${message.in_reply_to_id}`}>{t("answers")}</a>
        </p>
      )}
      {message.warning ? (
        <details class="cw">
          <summary>{message.warning}</summary>
          {body}
        </details>
      ) : (
        body
      )}
    </article>
  );
}

/** Who is here and what one can do about the conversation; folded away, since it is rarely wanted. */
function About({ shell, conversation }: Pick<ConversationProps, "shell" | "conversation">) {
  const t = words(shell.reader.locale);
  const { others, mine } = conversation;
  const path = `/messages/${conversation.id}`;
  const to = others.map(({ handle }) => handle).join(",");
  return (
    <details>
      <summary>{t("about")}</summary>
      <p class="row">
        {others.map(({ name, handle }) => [<a href={`/@${handle}`}>{name}</a>, " "])}
        <a href={`/messages/new?to=${to}&more=1`}>{t("addPeople")}</a>
      </p>
      <p class="hint">{t(mine.muted ? "unmuteHint" : "muteHint")}</p>
      <div class="row">
        <PressForm action={`${path}/mute${mine.muted ? "/removal" : ""}`} once={key()} look="alt">
          {t(mine.muted ? "unmute" : "mute")}
        </PressForm>
      </div>
      <p class="hint">{t("leaveHint")}</p>
      <div class="row">
        <PressForm action={`${path}/membership/removal`} once={key()} look="del">
          {t("leave")}
        </PressForm>
      </div>
    </details>
  );
}

/** A stranger's first words: take them in, send them away, or keep away from whoever wrote them. */
function Asked({ shell, conversation, messages }: ConversationProps) {
  const t = words(shell.reader.locale);
  const path = `/messages/${conversation.id}`;
  const writer = conversation.others.find(({ id }) => id === messages.entries[0]?.author_id);
  return (
    <section id="reply">
      <Notice kind="info" title={t("asked")}>
        <p>{t("askedHint")}</p>
      </Notice>
      <div class="row">
        <PressForm action={`${path}/acceptance`} once={key()}>
          {t("accept")}
        </PressForm>{" "}
        <PressForm action={`${path}/refusal`} once={key()} look="alt">
          {t("decline")}
        </PressForm>{" "}
        {writer && (
          <a class="btn plain" href={`/people/${writer.handle}/distance`}>
            {t("distance", { name: writer.name })}
          </a>
        )}
      </div>
    </section>
  );
}

function Write({ shell, conversation, filled }: ConversationProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const isWaiting = conversation.mayWrite === "wait";
  return (
    <section id="reply">
      <Problems shell={shell} errors={errors} />
      {conversation.mayWrite === "yes" || filled.values["text"] ? (
        <Form action={`/messages/${conversation.id}/posts`} once={key()} submit={t("send")} files>
          <TextArea
            name="text"
            label={t("text")}
            error={errors["text"]}
            value={filled.values["text"]}
            rows={3}
            dir="auto"
          />
          <OnePicture shell={shell} values={filled.values} errors={errors} />
        </Form>
      ) : (
        <Notice kind="info">
          <p>{isWaiting ? t("waiting") : t("mayNotWrite")}</p>
        </Notice>
      )}
    </section>
  );
}
