import type { Page as PageOf } from "#platform/paging";
import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { PersonList, PersonRow } from "#ui/person";
import type { MemberEntry } from "../members.ts";
import { type Group, isMember } from "../queries.ts";
import { mayHelp, mayOrganise } from "../rules.ts";
import { words } from "../words.ts";
import { GroupHead } from "./group-head.tsx";

type MembersProps = {
  shell: Shell;
  group: Group;
  leaders: readonly MemberEntry[];
  /** Absent for those who do not belong to it. */
  members: PageOf<MemberEntry> | undefined;
  waiting: readonly MemberEntry[];
  banned: readonly MemberEntry[];
};
const key = () => newSecret().slice(0, 22);

/** Who looks after a group and who is in it; for those who help, who waits to be let in. */
export function MembersPage({ shell, group, leaders, members, waiting, banned }: MembersProps) {
  const t = words(shell.reader.locale);
  const path = `/groups/${group.handle}`;
  const leads = mayOrganise(group.mine?.role);
  const href = ({ handle }: MemberEntry) => (leads ? `${path}/members/${handle}` : `/@${handle}`);
  const row = (person: MemberEntry, note?: string) => (
    <PersonRow person={{ name: person.name, handle: `@${person.handle}`, href: href(person) }} note={note} />
  );
  return (
    <Page shell={shell} title={t("membersTitle", { name: group.name })} heading="own">
      <GroupHead shell={shell} group={group} current="members" />
      {waiting.length > 0 && <Waiting shell={shell} group={group} waiting={waiting} />}
      {mayHelp(group.mine?.role) && (
        <p class="row">
          <a class="btn" href={`${path}/invitations`}>
            {t("invite")}
          </a>{" "}
          {leads && (
            <a class="btn alt" href={`${path}/settings`}>
              {t("settings")}
            </a>
          )}
        </p>
      )}
      <h2>{t("leaders")}</h2>
      <PersonList>{leaders.map((person) => row(person, t(`role.${person.role}`)))}</PersonList>
      {members && (members.entries.length > 0 || members.older) && (
        <>
          <h2>{t("members")}</h2>
          <PersonList>{members.entries.map((person) => row(person))}</PersonList>
          <Pager
            shell={shell}
            older={members.older && `${path}/members?before=${members.older}`}
            label={t("members.older")}
          />
        </>
      )}
      {!isMember(group) && <p class="hint">{t("members.hidden")}</p>}
      {banned.length > 0 && (
        <details>
          <summary>{t("bannedPeople")}</summary>
          <PersonList>
            {banned.map(({ name, handle }) => (
              <PersonRow person={{ name, handle: `@${handle}`, href: `/@${handle}` }}>
                <PressForm action={`${path}/bans/${handle}/removal`} once={key()} look="alt">
                  {t("unban", { name })}
                </PressForm>
              </PersonRow>
            ))}
          </PersonList>
        </details>
      )}
    </Page>
  );
}

function Waiting({ shell, group, waiting }: Pick<MembersProps, "shell" | "group" | "waiting">) {
  const t = words(shell.reader.locale);
  const path = `/groups/${group.handle}/requests`;
  return (
    <>
      <h2>{t("waiting")}</h2>
      <PersonList>
        {waiting.map(({ name, handle, answer }) => (
          <PersonRow person={{ name, handle: `@${handle}`, href: `/@${handle}` }}>
            {answer && (
              <p class="row" dir="auto">
                {answer}
              </p>
            )}
            <div class="row">
              <PressForm action={`${path}/${handle}/approval`} once={key()}>
                {t("admit", { name })}
              </PressForm>
              <PressForm action={`${path}/${handle}/refusal`} once={key()} look="alt">
                {t("refuse", { name })}
              </PressForm>
            </div>
          </PersonRow>
        ))}
      </PersonList>
    </>
  );
}
