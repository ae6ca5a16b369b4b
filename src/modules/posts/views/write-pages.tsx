import type { Filled } from "#platform/http/form";
import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { PostCard as Card } from "../queries.ts";
import { audiences, audiencesForReplyTo } from "../rules.ts";
import { words } from "../words.ts";
import { Compose } from "./compose.tsx";
import { PostCards } from "./post-cards.tsx";

/** Writing something new. `drafts` counts what waits unsent. */
export function NewPostPage({ shell, filled, drafts }: { shell: Shell; filled: Filled; drafts: number }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("write")}>
      {drafts > 0 && (
        <p class="row">
          <a href="/drafts">{t("draftsWaiting", { count: drafts })}</a>
        </p>
      )}
      <Compose
        shell={shell}
        action="/posts"
        filled={filled}
        audiences={audiences}
        label={t("text")}
        submit={t("send")}
        keep
      />
    </Page>
  );
}

type ReplyProps = { shell: Shell; parent: Card; filled: Filled; mayReply: boolean };

export function ReplyPage({ shell, parent, filled, mayReply }: ReplyProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("replyTo", { name: parent.author_name })}>
      <PostCards shell={shell} cards={[parent]} whole />
      {mayReply ? (
        <Compose
          shell={shell}
          action={`/p/${parent.id}/replies`}
          filled={filled}
          audiences={audiencesForReplyTo(parent)}
          label={t("textReply")}
          submit={t("reply")}
          keep
        />
      ) : (
        <Notice kind="info">{t("mayNotReply")}</Notice>
      )}
    </Page>
  );
}
