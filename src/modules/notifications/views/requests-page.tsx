import { newSecret } from "#platform/secrets";
import { Empty } from "#ui/empty";
import { PressForm } from "#ui/form";
import { NewsTabs } from "#ui/news-tabs";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import { Time } from "#ui/time";
import type { WaitingStranger } from "../list-strangers.ts";
import { sayNews } from "../say-news.ts";
import { words } from "../words.ts";

/** Strangers whose news waits apart, without a badge, until the viewer says what they want of it. */
export function RequestsPage({ shell, strangers }: { shell: Shell; strangers: readonly WaitingStranger[] }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("apart")}>
      <NewsTabs shell={shell} current="requests" />
      <p class="hint">{t("apart.hint")}</p>
      {strangers.length === 0 && <Empty shell={shell} icon="followers" title={t("apart.none")} />}
      <PersonList>
        {strangers.map((stranger) => (
          <Stranger shell={shell} stranger={stranger} />
        ))}
      </PersonList>
      <p>
        <a class="btn alt" href="/settings/notifications">
          {t("settings")}
        </a>
      </p>
    </Page>
  );
}

function Stranger({ shell, stranger }: { shell: Shell; stranger: WaitingStranger }) {
  const t = words(shell.reader.locale);
  const { handle, name, count } = stranger;
  const address = `/notifications/requests/${handle}`;
  const once = newSecret().slice(0, 22);
  return (
    <PersonRow person={{ name, handle: `@${handle}`, href: `/@${handle}` }}>
      <div class="entry">
        <p>
          {sayNews(shell.reader.locale, { ...stranger, people: 1, entries: 1 })}
          {count > 1 && ` (${t("apart.count", { count })})`}{" "}
          {stranger.gist && (
            <a href={`/p/${stranger.post_id}`} dir="auto">
              {stranger.gist}
            </a>
          )}{" "}
          <span class="q">
            <Time shell={shell} at={stranger.at} />
          </span>
        </p>
      </div>
      <div class="row">
        <PressForm action={`${address}/acceptance`} once={`${once}y`}>
          {t("apart.accept", { name })}
        </PressForm>
        <PressForm action={`${address}/removal`} once={`${once}n`} look="alt">
          {t("apart.dismiss", { name })}
        </PressForm>
      </div>
    </PersonRow>
  );
}
