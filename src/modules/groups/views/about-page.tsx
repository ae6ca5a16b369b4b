import { raw } from "hono/html";
import { formatDate } from "#platform/format";
import { Page, type Shell } from "#ui/page";
import { type Group, isMember } from "../queries.ts";
import { isClosed } from "../rules.ts";
import { words } from "../words.ts";
import { GroupHead } from "./group-head.tsx";
import { Plain } from "./plain.tsx";

/** What a group is for, where it is at home, who reads it, what its members agree to. */
export function AboutPage({ shell, group }: { shell: Shell; group: Group }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const path = `/groups/${group.handle}`;
  return (
    <Page shell={shell} title={t("aboutTitle", { name: group.name })} heading="own">
      <GroupHead shell={shell} group={group} current="about" />
      {group.bio_html && <div dir="auto">{raw(group.bio_html)}</div>}
      <dl>
        {group.place && (
          <div>
            <dt>{t("place")}</dt>
            <dd dir="auto">{group.place}</dd>
          </div>
        )}
        <div>
          <dt>{t("access")}</dt>
          <dd>
            {t(`access.${group.access}`)}. {t(`access.${group.access}.hint`)}
          </dd>
        </div>
        <div>
          <dt>{t("since")}</dt>
          <dd>{formatDate(group.created_at, locale, timeZone)}</dd>
        </div>
        <div>
          <dt>{t("address")}</dt>
          <dd>@{group.handle}</dd>
        </div>
      </dl>
      {group.agreement && (
        <>
          <h2>{t("agreement.title")}</h2>
          <Plain text={group.agreement} />
        </>
      )}
      <ul class="list">
        {(isMember(group) || !isClosed(group)) && (
          <li>
            <a href={`${path}/pictures`}>{t("pictures")}</a>
          </li>
        )}
        {group.library && (isMember(group) || !isClosed(group)) && (
          <li>
            <a href={group.library} rel="nofollow noopener ugc">
              {t("library")}
            </a>
          </li>
        )}
        {group.access !== "invite" && (
          <li>
            <a href={`${path}/poster`}>{t("poster")}</a>
          </li>
        )}
        {isMember(group) && (
          <li>
            <a href={`${path}/log`}>{t("log")}</a>
          </li>
        )}
      </ul>
      <p class="row">
        {shell.reader.viewer && (
          <a class="btn plain" href={`/report/person/${group.id}`}>
            {t("report")}
          </a>
        )}
      </p>
    </Page>
  );
}
