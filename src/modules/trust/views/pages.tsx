import type { Account } from "#modules/accounts";
import { formatDateTime } from "#platform/format";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { Empty } from "#ui/empty";
import { Form, PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import { muteDays } from "../mute-account.ts";
import { words } from "../words.ts";

const key = () => newSecret().slice(0, 22);
const personOf = ({ name, handle }: Account) => ({ name, handle: `@${handle}`, href: `/@${handle}` });

/** Two ways of keeping away from someone, with what each does. */
export function DistancePage({ shell, account }: { shell: Shell; account: Account }) {
  const t = words(shell.reader.locale);
  const { name } = account;
  return (
    <Page shell={shell} title={t("page", { name })}>
      <p>{t("muteHint", { name })}</p>
      <Form action={`/people/${account.handle}/mute`} once={key()} submit={t("mute", { name })}>
        <RadioField
          shell={shell}
          name="days"
          label={t("days")}
          value="7"
          choices={muteDays.map((days) => ({ value: String(days), label: t(`days.${days}`) }))}
        />
      </Form>
      <p>
        <a class="btn alt" href={`/report/person/${account.id}`}>
          {t("report", { name })}
        </a>
      </p>
      <hr />
      <p>{t("blockHint", { name })}</p>
      <Form
        action={`/people/${account.handle}/block`}
        once={key()}
        submit={t("block", { name })}
        danger
        other={
          <a class="btn alt" href={`/@${account.handle}`}>
            {t("back")}
          </a>
        }
      />
    </Page>
  );
}

type QuietProps = { shell: Shell; blocked: readonly Account[]; muted: readonly (Account & { until: Date | null })[] };

/** Everyone the viewer keeps away from, and the way back for each. */
export function QuietPage({ shell, blocked, muted }: QuietProps) {
  const t = words(shell.reader.locale);
  const { locale, timeZone } = shell.reader;
  return (
    <Page shell={shell} title={t("quiet")}>
      <p>
        <a class="btn alt" href="/settings/words">
          {t("mutedWords")}
        </a>
      </p>
      <h2>{t("blocked")}</h2>
      {blocked.length === 0 && <Empty shell={shell} icon="lock" title={t("blockedNone")} />}
      <PersonList>
        {blocked.map((account) => (
          <PersonRow person={personOf(account)}>
            <PressForm action={`/people/${account.handle}/block/removal`} once={key()} look="alt">
              {t("unblock", { name: account.name })}
            </PressForm>
          </PersonRow>
        ))}
      </PersonList>
      <h2>{t("muted")}</h2>
      {muted.length === 0 && <Empty shell={shell} icon="quiet" title={t("mutedNone")} />}
      <PersonList>
        {muted.map((account) => (
          <PersonRow
            person={personOf(account)}
            note={account.until ? t("until", { date: formatDateTime(account.until, locale, timeZone) }) : t("forever")}
          >
            <PressForm action={`/people/${account.handle}/mute/removal`} once={key()} look="alt">
              {t("unmute", { name: account.name })}
            </PressForm>
          </PersonRow>
        ))}
      </PersonList>
    </Page>
  );
}
