import type { Page as PageOf } from "#platform/paging";
import { Empty } from "#ui/empty";
import { TextField } from "#ui/field";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import type { GroupEntry } from "../queries.ts";
import { words } from "../words.ts";
import { GroupList } from "./group-list.tsx";

type GroupsProps = { shell: Shell; mine: readonly GroupEntry[]; found: PageOf<GroupEntry>; asked: string };

/** One's own groups first, then those one may find. */
export function GroupsPage({ shell, mine, found, asked }: GroupsProps) {
  const t = words(shell.reader.locale);
  const older = found.older && `/groups?${new URLSearchParams({ ...(asked && { q: asked }), before: found.older })}`;
  return (
    <Page shell={shell} title={t("groups")} index>
      {mine.length > 0 ? <GroupList shell={shell} groups={mine} /> : <p class="hint">{t("groups.hint")}</p>}
      {shell.reader.viewer && (
        <p>
          <a class="btn" href="/groups/new">
            {t("new")}
          </a>
        </p>
      )}
      <h2>{t("find")}</h2>
      <form method="get" action="/groups" role="search" class="row">
        <TextField name="q" type="search" label={t("find.label")} value={asked} maxlength={60} />
        <button type="submit" class="alt">
          {t("find.submit")}
        </button>
      </form>
      {found.entries.length === 0 ? (
        <Empty shell={shell} icon="followers" title={t("find.none")} />
      ) : (
        <>
          <GroupList shell={shell} groups={found.entries} />
          {older && <Pager shell={shell} older={older} label={t("find.older")} />}
        </>
      )}
    </Page>
  );
}
