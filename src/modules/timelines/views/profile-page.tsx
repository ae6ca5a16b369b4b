import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import {
  type Account,
  fieldsOf,
  type findRemoteActor,
  type LookAlike,
  LookAlikeNote,
  maySee,
  type Relationship,
} from "#modules/accounts";
import { OrganisationFace } from "#modules/groups";
import type { PostCard } from "#modules/posts";
import { StoriesOf } from "#modules/stories";
import { formatCompact, formatDate } from "#platform/format";
import type { Viewer } from "#platform/http/env";
import type { Page as PageOf } from "#platform/paging";
import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Avatar, Cover } from "#ui/person";
import { Tabs } from "#ui/tabs";
import { words } from "../words.ts";
import { FeedLink, Posts } from "./list-page.tsx";

export type ProfileProps = {
  shell: Shell;
  account: Account;
  viewer: Viewer | undefined;
  /** Whom the person may be taken for. */
  like: LookAlike | undefined;
  /** Where they moved to. */
  movedTo: { readonly handle: string } | undefined;
  /** Absent for guests and on one's own profile. */
  relationship: Relationship | undefined;
  pinned: readonly PostCard[];
  /** Of somebody at another server: what is said of them there. */
  remote: Awaited<ReturnType<typeof findRemoteActor>>;
  /** Empty for guests. */
  highlights: Parameters<typeof StoriesOf>[0]["highlights"];
  posts: PageOf<PostCard>;
  tab: "posts" | "replies";
  /** Of an organisation: those who agreed to be named, and whether the viewer has a role in it. */
  people: Parameters<typeof OrganisationFace>[0]["people"];
  mine: boolean;
};

/** A person: who they are, how the viewer stands to them, what they said. */
export function ProfilePage(props: ProfileProps) {
  const { shell, account, tab, pinned } = props;
  const t = words(shell.reader.locale);
  const path = `/@${account.handle}`;
  const isPinned = new Set(pinned.map(({ id }) => id));
  const posts = { ...props.posts, entries: [...pinned, ...props.posts.entries.filter(({ id }) => !isPinned.has(id))] };
  return (
    <Page
      shell={shell}
      title={account.name}
      heading="own"
      index={!account.host && account.findable_by === "everyone" && account.restriction !== "limited"}
      head={!account.host && <FeedLink path={path} />}
      description={
        account.bio
          ? [...account.bio.replace(/\s+/g, " ")].slice(0, 150).join("")
          : t("profileDescription", { name: account.name, community: shell.reader.communityName })
      }
    >
      <Who {...props} />
      <StoriesOf shell={shell} highlights={props.highlights} />
      <Tabs
        label={t("profileTabs")}
        tabs={[
          { href: path, label: t("posts"), current: tab === "posts" },
          { href: `${path}/replies`, label: t("replies"), current: tab === "replies" },
        ]}
      />
      <Posts
        shell={shell}
        path={tab === "posts" ? path : `${path}/replies`}
        posts={posts}
        empty={{ icon: "write", title: t("profileEmpty") }}
      />
    </Page>
  );
}

function Who(props: ProfileProps) {
  const { shell, account, viewer, relationship } = props;
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const path = `/@${account.handle}`;
  const seesPlace = maySee(account.place_seen_by, account, viewer, relationship?.following === "accepted");
  return (
    <section class="h-card">
      <Cover picture={account.cover} mode={shell.reader.pictures} />
      <header class="who">
        <Avatar name={account.name} big picture={shell.reader.pictures === "rich" ? account.avatar : ""} />
        <div>
          <h1 class="p-name" dir="auto">
            {account.name}
          </h1>
          <p class="q">
            <span class="p-nickname">@{account.handle}</span> {account.pronouns && `· ${account.pronouns}`}{" "}
            {relationship?.followedBy && <span class="tag">{t("followsYou")}</span>}{" "}
            {account.locked && <span class="tag">{t("locked")}</span>}
          </p>
        </div>
      </header>
      {account.bio_html && (
        <div class="p-note" dir="auto">
          {raw(account.bio_html)}
        </div>
      )}
      <dl>
        {seesPlace && account.place && <Fact name={t("place")}>{account.place}</Fact>}
        {account.skills.length > 0 && <Fact name={t("skills")}>{account.skills.join(", ")}</Fact>}
        {fieldsOf(account).map((field) => (
          <Fact name={field.name}>{raw(field.html)}</Fact>
        ))}
        {!account.host && <Fact name={t("joined")}>{formatDate(account.created_at, locale, timeZone)}</Fact>}
      </dl>
      <p class="row">
        <a href={`${path}/followers`}>
          <b>{formatCompact(Math.max(account.followers_count, props.remote?.followers_total ?? 0), locale)}</b>{" "}
          {t("followersCount")}
        </a>{" "}
        <a href={`${path}/following`}>
          <b>{formatCompact(Math.max(account.following_count, props.remote?.following_total ?? 0), locale)}</b>{" "}
          {t("followingCount")}
        </a>{" "}
        <span>
          <b>{formatCompact(Math.max(account.posts_count, props.remote?.posts_total ?? 0), locale)}</b>{" "}
          {t("postsCount")}
        </span>
      </p>
      {account.kind === "organization" && !account.host && (
        <OrganisationFace shell={shell} organisation={account} people={props.people} mine={props.mine} />
      )}
      <LookAlikeNote shell={shell} like={props.like} />
      {props.remote && <Elsewhere shell={shell} account={account} remote={props.remote} />}
      {props.movedTo && (
        <Notice kind="info">
          {t("movedTo", { name: account.name })} <a href={`/@${props.movedTo.handle}`}>@{props.movedTo.handle}</a>
        </Notice>
      )}
      <Standing {...props} />
    </section>
  );
}

/** That the person belongs to another server, and the way there. */
function Elsewhere({
  shell,
  account,
  remote,
}: Pick<ProfileProps, "shell" | "account"> & { remote: NonNullable<ProfileProps["remote"]> }) {
  const t = words(shell.reader.locale);
  return (
    <Notice kind="info">
      {remote.moved_to ? (
        <>
          {t("movedTo", { name: account.name })} <a href={`/@${remote.moved_to}`}>@{remote.moved_to}</a>
        </>
      ) : (
        <>
          {t("livesElsewhere", { host: account.host ?? "" })}{" "}
          <a href={remote.url || remote.uri} rel="nofollow noopener ugc">
            {t("openElsewhere", { host: account.host ?? "" })}
          </a>
        </>
      )}
    </Notice>
  );
}

function Fact({ name, children }: { name: string; children?: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

/** What the viewer can do about this person: on their own profile, change it. */
function Standing({ shell, account, relationship }: ProfileProps) {
  const { viewer, locale } = shell.reader;
  const t = words(locale);
  const deeds = `/people/${account.handle}`;
  const key = () => newSecret().slice(0, 22);
  if (viewer?.id === account.id) {
    return (
      <p class="row">
        <a class="btn alt" href="/settings/profile">
          {t("editProfile")}
        </a>{" "}
        <a class="btn alt" href="/bookmarks">
          {t("bookmarks")}
        </a>{" "}
        <a class="btn alt" href="/lists">
          {t("lists")}
        </a>{" "}
        <a class="btn alt" href="/stories">
          {t("stories")}
        </a>{" "}
        <a class="btn alt" href="/demands">
          {t("demands")}
        </a>{" "}
        <a class="btn alt" href="/events">
          {t("events")}
        </a>{" "}
        <a class="btn alt" href="/questions">
          {t("questions")}
        </a>{" "}
        <a class="btn alt" href="/settings">
          {t("settings")}
        </a>
      </p>
    );
  }
  if (!viewer) {
    return (
      <p>
        <a class="btn" href={`/session/new?next=/@${account.handle}`}>
          {t("follow")}
        </a>
      </p>
    );
  }
  if (relationship?.blocking) {
    return (
      <Notice kind="info">
        {t("youBlock")} <a href="/settings/quiet">{t("distance")}</a>
      </Notice>
    );
  }
  const following = relationship?.following ?? "no";
  return (
    <div class="row">
      {following === "no" ? (
        <PressForm action={`${deeds}/follow`} once={key()}>
          {t("follow")}
        </PressForm>
      ) : (
        <PressForm action={`${deeds}/follow/removal`} once={key()} look="alt">
          {t(following === "accepted" ? "unfollow" : "unrequest")}
        </PressForm>
      )}
      {following === "accepted" && (
        <PressForm
          action={`${deeds}/hidden-shares${relationship?.hidesShares ? "/removal" : ""}`}
          once={key()}
          look="plain"
        >
          {t(relationship?.hidesShares ? "showShares" : "hideShares")}
        </PressForm>
      )}
      {account.kind === "person" && (
        <a class="btn alt" href={`/messages/new?to=${account.handle}`}>
          {t("message")}
        </a>
      )}{" "}
      <a class="btn plain" href={`${deeds}/distance`}>
        {t("distance")}
      </a>{" "}
      <a class="btn plain" href={`/report/person/${account.id}`}>
        {t("report")}
      </a>
    </div>
  );
}
