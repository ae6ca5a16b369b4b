import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Demand } from "../../demands/queries.ts";
import type { OwnComment } from "../own-comment.ts";
import { words } from "../words.ts";

/** After a comment was sent: what happens now. */
export function SentPage({ shell, demand, mails }: { shell: Shell; demand: Demand; mails: boolean }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("sent")}>
      <p>{t(mails ? "sentMail" : "sentHeld")}</p>
      <p>
        <a class="btn" href={`/demands/${demand.id}`}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}

type OwnProps = { shell: Shell; comment: OwnComment; demand: Demand; at: string };

/** Where the link in the mail leads: its writer confirms the comment, sees how it stands, takes it away. */
export function OwnCommentPage({ shell, comment, demand, at }: OwnProps) {
  const t = words(shell.reader.locale);
  const key = newSecret().slice(0, 22);
  return (
    <Page shell={shell} title={t("own")}>
      <p class="row">
        <a href={`/demands/${demand.id}/comments`} dir="auto">
          {demand.title}
        </a>
      </p>
      <blockquote class="lines" dir="auto">
        {comment.text}
      </blockquote>
      {comment.confirmed_at ? (
        <Notice kind="info">{t(`own.${comment.state}`)}</Notice>
      ) : (
        <PressForm action={at} once={key}>
          {t("confirm")}
        </PressForm>
      )}
      <details>
        <summary>{t("remove")}</summary>
        <div class="row">
          <PressForm action={`${at}/removal`} once={`${key}r`} look="del">
            {t("removeYes")}
          </PressForm>
        </div>
      </details>
    </Page>
  );
}
