import type { Page as PageOf } from "#platform/paging";
import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { Time } from "#ui/time";
import type { LogEntry } from "../members.ts";
import type { Group } from "../queries.ts";
import { roles } from "../rules.ts";
import { words } from "../words.ts";
import { GroupHead } from "./group-head.tsx";

/** The book of a group: who decided what, about whom, and why. Every member reads it. */
export function LogPage({ shell, group, log }: { shell: Shell; group: Group; log: PageOf<LogEntry> }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("log")} heading="own">
      <GroupHead shell={shell} group={group} />
      <h2>{t("log")}</h2>
      <p class="hint">{t("log.hint")}</p>
      {log.entries.length === 0 && <Empty shell={shell} icon="followers" title={t("log.none")} />}
      <ul>
        {log.entries.map((entry) => (
          <li>
            <p>
              {sayEntry(entry, t)}
              {entry.post_id && (
                <>
                  {" "}
                  <a href={`/p/${entry.post_id}`}>{t("log.post")}</a>
                </>
              )}{" "}
              <span class="q">
                <Time shell={shell} at={entry.at} />
              </span>
            </p>
          </li>
        ))}
      </ul>
      {log.older && (
        <Pager shell={shell} older={`/groups/${group.handle}/log?before=${log.older}`} label={t("log.older")} />
      )}
    </Page>
  );
}

/** One line as a sentence. The reason of a change of role is the role. */
function sayEntry({ deed, actor, person, reason }: LogEntry, t: ReturnType<typeof words>): string {
  const role = roles.find((one) => one === reason);
  const said = t(`log.${deed}`, {
    who: actor ?? t("log.gone"),
    whom: person ?? t("log.gone"),
    role: role ? t(`role.${role}`) : "",
  });
  return reason && !role ? `${said} ${t("log.because", { reason })}` : said;
}
