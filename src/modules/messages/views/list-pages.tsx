import type { Page as PageOf } from "#platform/paging";
import { Empty } from "#ui/empty";
import { NewsTabs } from "#ui/news-tabs";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { Avatar } from "#ui/person";
import { Time } from "#ui/time";
import type { ConversationRow } from "../queries.ts";
import { words } from "../words.ts";

type ListProps = { shell: Shell; conversations: PageOf<ConversationRow> };

/** The viewer's conversations, the way to a new one, and how many strangers ask. */
export function ConversationsPage({ shell, conversations, requests }: ListProps & { requests: number }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("messages")}>
      <NewsTabs shell={shell} current="messages" />
      <p class="row">
        <a class="btn" href="/messages/new">
          {t("new")}
        </a>{" "}
        {requests > 0 && (
          <a class="btn alt" href="/messages/requests">
            {t("requestsCount", { count: requests })}
          </a>
        )}
      </p>
      <Conversations shell={shell} conversations={conversations} path="/messages" empty={t("none")} />
    </Page>
  );
}

/** What strangers wrote, apart from the rest, without a badge. */
export function RequestsPage({ shell, conversations }: ListProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("requests")}>
      <NewsTabs shell={shell} current="messages" />
      <p class="hint">{t("requestsHint")}</p>
      <Conversations shell={shell} conversations={conversations} path="/messages/requests" empty={t("requestsNone")} />
      <p>
        <a class="btn alt" href="/messages">
          {t("back")}
        </a>
      </p>
    </Page>
  );
}

function Conversations({ shell, conversations, path, empty }: ListProps & { path: string; empty: string }) {
  const t = words(shell.reader.locale);
  if (conversations.entries.length === 0) return <Empty shell={shell} icon="reply" title={empty} />;
  return (
    <>
      <ul class="list">
        {conversations.entries.map((row) => (
          <Row shell={shell} row={row} isNew={row.unread && !row.muted} />
        ))}
      </ul>
      <Pager
        shell={shell}
        older={conversations.older && `${path}?before=${conversations.older}`}
        label={t("olderConversations")}
      />
    </>
  );
}

/** One conversation. What is new in it is tinted, bold, and says so. */
function Row({ shell, row, isNew }: { shell: Shell; row: ConversationRow; isNew: boolean }) {
  const t = words(shell.reader.locale);
  const name = row.names.join(", ") || t("nobody");
  const said =
    row.words === null ? t("nothing") : `${row.said_by_me ? `${t("you")}: ` : ""}${row.words || t("picture")}`;
  return (
    <li class={isNew ? "un" : undefined}>
      <a href={`/messages/${row.id}`}>
        <Avatar name={name} />{" "}
        <span>
          {isNew ? <b dir="auto">{name}</b> : <span dir="auto">{name}</span>}{" "}
          {isNew && <b class="tag">{t("unread")}</b>} {row.muted && <span class="tag">{t("muted")}</span>}{" "}
          <span class="q" dir="auto">
            {said}
          </span>{" "}
          {row.said_at && (
            <span class="q">
              <Time shell={shell} at={row.said_at} />
            </span>
          )}
        </span>
      </a>
    </li>
  );
}
