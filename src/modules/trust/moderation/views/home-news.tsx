import { raw } from "hono/html";
import { markUp } from "#platform/marked-text";
import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Notice } from "#ui/notice";
import type { Shell } from "#ui/page";
import type { HomeNews as News } from "../home-news.ts";
import { words } from "../words.ts";

/** Above a home, and only when there is something: it is paid for by the byte. */
export function HomeNews({ shell, news }: { shell: Shell; news: News }) {
  const t = words(shell.reader.locale);
  return (
    <>
      {news.restriction !== "none" && (
        <Notice kind="warn">
          <p>
            {t(`standing.${news.restriction}`)} <a href="/notices">{t("noticesWhy")}</a>
          </p>
        </Notice>
      )}
      {news.notices > 0 && (
        <p>
          <a class="btn alt" href="/notices">
            {t("noticesNew", { count: news.notices })}
          </a>
        </p>
      )}
      {news.cases > 0 && (
        <p>
          <a class="btn alt" href="/moderation/cases">
            {t("casesWaiting", { count: news.cases })}
          </a>
        </p>
      )}
      {news.announcements.map(({ id, title, words: said }) => (
        <Notice kind="info" title={title}>
          <div dir="auto">{raw(markUp(said, new Set()))}</div>
          <PressForm action={`/announcements/${id}/dismissal`} once={newSecret().slice(0, 22)} look="plain">
            {t("dismiss")}
            <span class="vh">: {title}</span>
          </PressForm>
        </Notice>
      ))}
    </>
  );
}
