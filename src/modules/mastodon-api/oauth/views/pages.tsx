import { formatDate } from "#platform/format";
import type { Viewer } from "#platform/http/env";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import { type ApiWord, words } from "../../words.ts";
import type { Wish } from "../consent.ts";
import { OUT_OF_BAND } from "../redirect-uri.ts";
import type { listAuthorised } from "../tokens.ts";

const key = () => newSecret().slice(0, 22);

/** What scopes mean, in as few sentences as will do. */
function Allowed({ shell, scopes }: { shell: Shell; scopes: readonly string[] }) {
  const t = words(shell.reader.locale);
  const is = (test: RegExp) => scopes.some((scope) => test.test(scope));
  const said: readonly (readonly [boolean, ApiWord])[] = [
    [scopes.includes("profile") && !is(/^read/), "may.profile"],
    [is(/^read(:|$)/), "may.read"],
    [scopes.includes("read") || scopes.includes("read:notifications"), "may.news"],
    [is(/^write(:statuses|:media)?$/), "may.write"],
    [is(/^write(:conversations|:notifications|:favourites|:bookmarks|:lists|:filters|:reports)?$/), "may.tend"],
    [is(/^(write(:follows|:blocks|:mutes)?|follow)$/), "may.follow"],
    [is(/^write(:accounts)?$/), "may.profileChange"],
    [scopes.includes("push"), "may.push"],
  ];
  return <ul>{said.map(([isSaid, word]) => isSaid && <li>{t(word)}</li>)}</ul>;
}

/** Somebody is asked whether an app may speak for them. What the app calls itself nobody has checked. */
export function ConsentPage(props: {
  shell: Shell;
  viewer: Viewer;
  wish: Wish;
  fields: Readonly<Record<string, string>>;
}) {
  const { shell, viewer, wish } = props;
  const t = words(shell.reader.locale);
  const { name, website } = wish.app;
  return (
    <Page shell={shell} title={t("consent")}>
      <p>
        <b dir="auto">{name}</b> {t("consent.asks")}
      </p>
      <PersonList>
        <PersonRow person={{ name: viewer.name, handle: `@${viewer.handle}`, href: `/@${viewer.handle}` }} />
      </PersonList>
      <h2>{t("consent.may")}</h2>
      <Allowed shell={shell} scopes={wish.scopes} />
      <Notice kind="info">
        {t("consent.unchecked")} {website && t("consent.website", { host: new URL(website).host })}{" "}
        {wish.redirectUri === OUT_OF_BAND
          ? t("consent.copy")
          : t("consent.leads", { place: placeOf(wish.redirectUri) })}
      </Notice>
      <Form
        action="/oauth/authorize"
        once={key()}
        submit={t("consent.allow")}
        other={
          <button type="submit" name="do.refuse" value="1" class="alt">
            {t("consent.refuse")}
          </button>
        }
      >
        {Object.entries(props.fields).map(([field, value]) => (
          <input type="hidden" name={field} value={value} />
        ))}
      </Form>
    </Page>
  );
}

function placeOf(uri: string): string {
  const { protocol, host } = new URL(uri);
  return protocol === "https:" || protocol === "http:" ? host : protocol.slice(0, -1);
}

/** The code of an app that cannot be led back to: the person copies it. */
export function CodePage({ shell, code }: { shell: Shell; code: string }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("code")}>
      <p>{t("code.hint")}</p>
      <p>
        <code>{code}</code>
      </p>
    </Page>
  );
}

/** What an app asked for is not in order: said here, and nothing leads on. */
export function ProblemPage({ shell, errors }: { shell: Shell; errors: Readonly<Record<string, string>> }) {
  const { locale } = shell.reader;
  return (
    <Page shell={shell} title={words(locale)("apps")}>
      <Problems shell={shell} errors={sayComplaints(locale, errors)} />
    </Page>
  );
}

/** The apps that may speak for one, and a button to end each. */
export function AppsPage(props: { shell: Shell; apps: Awaited<ReturnType<typeof listAuthorised>> }) {
  const { shell, apps } = props;
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  return (
    <Page shell={shell} title={t("apps")}>
      <p class="hint">{t("apps.hint")}</p>
      {apps.length === 0 && <Empty shell={shell} icon="settings" title={t("apps.none")} />}
      <ul class="list">
        {apps.map(({ id, name, scopes, since, usedAt }) => (
          <li class="entry">
            <p>
              <b dir="auto">{name}</b>{" "}
              <span class="q">
                {t("apps.since", {
                  date: formatDate(since, locale, timeZone),
                  used: formatDate(usedAt, locale, timeZone),
                })}
              </span>
            </p>
            <Allowed shell={shell} scopes={scopes} />
            <PressForm action={`/settings/apps/${id}/removal`} once={key()} look="del">
              {t("apps.end", { name })}
            </PressForm>
          </li>
        ))}
      </ul>
    </Page>
  );
}
