import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Icon } from "#ui/icon";
import { Notice } from "#ui/notice";
import type { Shell } from "#ui/page";
import { Avatar } from "#ui/person";
import { Tabs } from "#ui/tabs";
import { type Group, isMember } from "../queries.ts";
import { isClosed } from "../rules.ts";
import { words } from "../words.ts";
import { accessIcons } from "./group-list.tsx";

export type GroupTab = "posts" | "demands" | "events" | "questions" | "members" | "about";
/** The rooms that answer under a group's address. Campaigns add "demands" and "events" with their own routes, deliberation "questions". */
const wired: readonly GroupTab[] = ["posts", "demands", "events", "questions", "members", "about"];
type HeadProps = { shell: Shell; group: Group; current?: GroupTab };

/** On top of every page of a group: what it is called, who reads it, how one stands to it, and its pages. */
export function GroupHead({ shell, group, current }: HeadProps) {
  const { locale, viewer, pictures } = shell.reader;
  const t = words(locale);
  const path = `/groups/${group.handle}`;
  const opens = isMember(group) || !isClosed(group);
  const tabs = opens ? wired : wired.filter((tab) => tab === "posts" || tab === "about");
  return (
    <>
      <header class="who">
        <Avatar name={group.name} big picture={pictures === "rich" ? group.avatar : ""} />
        <div>
          <h1 dir="auto">{group.name}</h1>
          <p class="q">
            <span class="tag">
              <Icon shell={shell} name={accessIcons[group.access]} />
              {t(`access.${group.access}`)}
            </span>{" "}
            {t("members.count", { count: group.members_count })}
          </p>
        </div>
      </header>
      <Standing shell={shell} group={group} />
      {viewer && isMember(group) && group.mine?.agreed_version !== (group.agreement_version || null) && (
        <AgreeAgain shell={shell} group={group} />
      )}
      <Tabs
        label={t("tabs")}
        tabs={tabs.map((tab) => ({
          href: tab === "posts" ? path : `${path}/${tab}`,
          label: t(`tab.${tab}`),
          current: tab === current,
        }))}
      />
    </>
  );
}

/** The one button that fits how somebody stands to a group. */
function Standing({ shell, group }: HeadProps) {
  const t = words(shell.reader.locale);
  const path = `/groups/${group.handle}`;
  const key = () => newSecret().slice(0, 22);
  const state = group.mine?.state;
  if (state === "banned") return <Notice kind="warn">{t("banned")}</Notice>;
  if (state === "member")
    return (
      <p class="row">
        {(group.access !== "announce" || group.mine?.role === "organiser" || group.mine?.role === "owner") && (
          <a class="btn" href={`/posts/new?group=${group.handle}`}>
            {t("write")}
          </a>
        )}{" "}
        <a class="btn alt" href={`${path}/membership`}>
          {t("membership")}
        </a>
      </p>
    );
  if (state === "asked")
    return (
      <Notice kind="info">
        <p>{t("asked")}</p>
        <PressForm action={`${path}/membership/removal`} once={key()} look="alt">
          {t("unask")}
        </PressForm>
      </Notice>
    );
  const asks = group.agreement || (group.approves && state !== "invited");
  return (
    <div class="row">
      {asks || !shell.reader.viewer ? (
        <a class="btn" href={`${path}/join`}>
          {t(group.approves && state !== "invited" ? "ask" : "join")}
        </a>
      ) : (
        <PressForm action={`${path}/membership`} once={key()}>
          {t("join")}
        </PressForm>
      )}
      {state === "invited" && (
        <PressForm action={`${path}/membership/removal`} once={key()} look="alt">
          {t("decline")}
        </PressForm>
      )}
    </div>
  );
}

/** What members agreed to has changed; they stay, and are asked to read it. */
function AgreeAgain({ shell, group }: HeadProps) {
  const t = words(shell.reader.locale);
  return (
    <Notice kind="warn">
      {t("agreement.new")} <a href={`/groups/${group.handle}/agreement`}>{t("agreement.read")}</a>
    </Notice>
  );
}
