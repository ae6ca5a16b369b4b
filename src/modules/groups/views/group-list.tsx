import type { IconName } from "#ui/icon";
import type { Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import type { GroupEntry } from "../queries.ts";
import type { Access } from "../rules.ts";
import { words } from "../words.ts";

export const accessIcons: Readonly<Record<Access, IconName>> = {
  public: "globe",
  announce: "bell",
  private: "lock",
  invite: "lock",
};

/** Groups, each with who reads it, how many are in it, and how the viewer stands to it. */
export function GroupList({ shell, groups }: { shell: Shell; groups: readonly GroupEntry[] }) {
  const t = words(shell.reader.locale);
  const note = ({ access, members_count, role, state }: GroupEntry) =>
    [
      state === "invited" || state === "asked" ? t(`state.${state}`) : undefined,
      role && role !== "member" ? t(`role.${role}`) : undefined,
      t(`access.${access}`),
      t("members.count", { count: members_count }),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <PersonList>
      {groups.map((group) => (
        <PersonRow person={{ name: group.name, handle: "", href: `/groups/${group.handle}` }} note={note(group)} />
      ))}
    </PersonList>
  );
}
