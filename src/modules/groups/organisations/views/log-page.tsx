import type { Page as ListPage } from "#platform/paging";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { Time } from "#ui/time";
import type { LogEntry } from "../note-in-log.ts";
import type { Organisation } from "../queries.ts";
import { words } from "../words.ts";
import { OrganisationTabs } from "./tabs.tsx";

type LogProps = { shell: Shell; organisation: Organisation; log: ListPage<LogEntry> };

/** Who pressed, where the organisation did something; its people read it, and nobody else. */
export function LogPage({ shell, organisation, log }: LogProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={organisation.name}>
      <OrganisationTabs shell={shell} organisation={organisation} current="log" />
      <p class="hint">{t("logHint")}</p>
      <ul class="list">
        {log.entries.map(({ deed, role, post_id, at, actor, person }) => (
          <li class="entry">
            <p>
              <b>{t(`deed.${deed}`)}</b> {person && <bdi>{person}</bdi>} {role && t(`role.${role}`)}
              <span class="q">
                <bdi>{actor ?? t("gone")}</bdi> · <Time shell={shell} at={at} />
              </span>
            </p>
            {post_id && <a href={`/p/${post_id}`}>{t("post")}</a>}
          </li>
        ))}
      </ul>
      {log.older && <Pager shell={shell} older={`/organisations/${organisation.handle}/log?before=${log.older}`} />}
    </Page>
  );
}
