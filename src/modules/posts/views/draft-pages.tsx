import type { Picture } from "#modules/media";
import { formatDateTime } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { Form } from "#ui/form";
import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { Tabs } from "#ui/tabs";
import { Time } from "#ui/time";
import type { DraftEntry, SavedDraft } from "../drafts.ts";
import type { Quotable } from "../find-quotable.ts";
import type { GroupToWrite } from "../in-group.ts";
import type { PostCard as Card } from "../queries.ts";
import { audiencesForQuoteOf } from "../quote-rules.ts";
import { audiences, audiencesForReplyTo } from "../rules.ts";
import type { Speaker } from "../speakers.ts";
import { words } from "../words.ts";
import { Compose } from "./compose.tsx";
import { PostCards } from "./post-cards.tsx";
import { ToQuote } from "./write-pages.tsx";

type DraftsProps = {
  shell: Shell;
  entries: readonly DraftEntry[];
  older?: string | undefined;
  /** The list of what is sent by itself at its hour. */
  scheduled?: boolean;
  saved: boolean;
};

/** What one has written and not sent: what waits for its writer, or for its hour. */
export function DraftsPage({ shell, entries, older, scheduled, saved }: DraftsProps) {
  const t = words(shell.reader.locale);
  return (
    <Page
      shell={shell}
      title={t("drafts")}
      notice={saved && <Notice kind="ok">{t(scheduled ? "scheduledSaved" : "draftSaved")}</Notice>}
    >
      <Tabs
        label={t("drafts")}
        tabs={[
          { href: "/drafts", label: t("draftsUnsent"), current: !scheduled },
          { href: "/drafts/scheduled", label: t("draftsScheduled"), current: scheduled === true },
        ]}
      />
      {entries.length === 0 ? (
        <Empty shell={shell} icon="write" title={t(scheduled ? "scheduledEmpty" : "draftsEmpty")}>
          <p>
            <a class="btn" href="/posts/new">
              {t("write")}
            </a>
          </p>
        </Empty>
      ) : (
        <>
          <p class="hint">{t("draftsHint")}</p>
          <ul class="list">
            {entries.map((entry) => (
              <li>
                <a href={`/drafts/${entry.id}`}>
                  <Gist shell={shell} entry={entry} />
                </a>
              </li>
            ))}
          </ul>
          {older && <Pager shell={shell} older={`/drafts?before=${older}`} label={t("draftsOlder")} />}
        </>
      )}
    </Page>
  );
}

/** The first words of a draft, and what else there is to know it by. */
function Gist({ shell, entry }: { shell: Shell; entry: DraftEntry }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const problem = entry.problem && sayComplaints(locale, { form: entry.problem })["form"];
  return (
    <span>
      <bdi>
        <b>{entry.gist.replace(/\s+/g, " ")}</b>
      </bdi>
      <span class="q">
        {entry.publish_at ? (
          formatDateTime(entry.publish_at, locale, timeZone)
        ) : (
          <Time shell={shell} at={entry.updated_at} />
        )}
        {entry.isReply && ` · ${t("draftReply")}`}
        {entry.pictures > 0 && ` · ${t("draftPictures", { count: entry.pictures })}`}
        {entry.parts > 1 && ` · ${t("draftParts", { count: entry.parts })}`}
      </span>
      {problem && <span class="err">{`${t("notSent")} ${problem}`}</span>}
    </span>
  );
}

type DraftProps = {
  shell: Shell;
  draft: SavedDraft;
  pictures: readonly Picture[];
  /** What it answers; absent when it answers nothing, or what is gone. */
  parent: Card | undefined;
  quotable: Quotable | undefined;
  /** The group it begins in, while its writer belongs to it. */
  speakers: readonly Speaker[];
  group: GroupToWrite | undefined;
  filled: Filled;
  /** Whether one more part was asked for. */
  longer: boolean;
};

/** Going on with a draft. */
export function DraftPage({ shell, draft, pictures, parent, quotable, group, speakers, filled, longer }: DraftProps) {
  const t = words(shell.reader.locale);
  const isGone = draft.parent_id !== null && !parent;
  return (
    <Page shell={shell} title={parent ? t("replyTo", { name: parent.author_name }) : t("draftGoOn")} script="media">
      {parent && <PostCards shell={shell} cards={[parent]} whole />}
      {isGone && <Notice kind="warn">{t("parentGone")}</Notice>}
      {draft.writing.quoted && !quotable && <Notice kind="warn">{t("quotedGone")}</Notice>}
      {quotable && <ToQuote shell={shell} quotable={quotable} />}
      <Compose
        shell={shell}
        action={`/drafts/${draft.id}`}
        pictures={pictures}
        filled={filled}
        group={group}
        speakers={speakers}
        audiences={parent ? audiencesForReplyTo(parent) : quotable ? audiencesForQuoteOf(quotable.card) : audiences}
        quoted={quotable?.card.id}
        label={t(parent ? "textReply" : "text")}
        submit={t(draft.publish_at ? "saveSchedule" : parent ? "reply" : "send")}
        keep
        scheduled={draft.publish_at !== null}
        longer={longer}
        alone={isGone}
        other={
          <a class="btn plain" href={`/drafts/${draft.id}/removal`}>
            {t("draftDelete")}
          </a>
        }
      />
    </Page>
  );
}

export function DeleteDraftPage({ shell, draft }: { shell: Shell; draft: SavedDraft }) {
  const t = words(shell.reader.locale);
  const { text, more } = draft.writing;
  return (
    <Page shell={shell} title={t("draftDeletePage")}>
      <blockquote dir="auto">{[...[text, ...more].join(" ")].slice(0, 300).join("")}</blockquote>
      <p>{t("draftDeleteHint")}</p>
      <Form
        action={`/drafts/${draft.id}/removal`}
        once={newSecret().slice(0, 22)}
        submit={t("deleteYes")}
        danger
        other={
          <a class="btn alt" href={`/drafts/${draft.id}`}>
            {t("cancel")}
          </a>
        }
      />
    </Page>
  );
}
