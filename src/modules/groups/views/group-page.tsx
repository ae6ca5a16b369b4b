import { type PostCard, PostCards } from "#modules/posts";
import type { Page as PageOf } from "#platform/paging";
import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import type { Topic } from "../keep-topics.ts";
import { type Group, isMember } from "../queries.ts";
import { isClosed } from "../rules.ts";
import { words } from "../words.ts";
import { GroupHead } from "./group-head.tsx";
import { Plain } from "./plain.tsx";

type GroupProps = {
  shell: Shell;
  group: Group;
  /** Absent for those it is closed to. */
  posts: PageOf<PostCard> | undefined;
  pinned?: readonly PostCard[];
  topics: readonly Topic[];
  /** The subject whose posts are shown. */
  topic?: Topic | undefined;
};

/** A group: what is said in it, or, to whom it is closed, what it is for. */
export function GroupPage({ shell, group, posts, pinned = [], topics, topic }: GroupProps) {
  const t = words(shell.reader.locale);
  const path = `/groups/${group.handle}`;
  const here = topic ? `${path}?topic=${topic.id}&` : `${path}?`;
  const onTop = new Set(pinned.map(({ id }) => id));
  return (
    <Page
      shell={shell}
      title={group.name}
      heading="own"
      index={!isClosed(group) && group.restriction !== "limited"}
      description={[...(group.bio.replace(/\s+/g, " ") || t(`access.${group.access}.hint`))].slice(0, 150).join("")}
    >
      <GroupHead shell={shell} group={group} current="posts" />
      {topics.length > 0 && (
        <p class="row">
          {t("topics")}:{" "}
          {[undefined, ...topics].map((one) => [
            <a href={one ? `${path}?topic=${one.id}` : path} aria-current={one?.id === topic?.id ? "true" : undefined}>
              {one?.id === topic?.id ? <b>{one?.name ?? t("topics.all")}</b> : (one?.name ?? t("topics.all"))}
            </a>,
            " ",
          ])}
        </p>
      )}
      {pinned.length > 0 && (
        <>
          <h2>{t("pinned")}</h2>
          <PostCards shell={shell} cards={pinned} />
          <h2>{t("latest")}</h2>
        </>
      )}
      {!posts ? (
        <>
          <Plain text={group.bio} />
          <p class="hint">{t("closed")}</p>
        </>
      ) : posts.entries.length === 0 && !posts.older ? (
        <Empty shell={shell} icon="write" title={t(isMember(group) ? "posts.noneMine" : "posts.none")} />
      ) : (
        <>
          <PostCards shell={shell} cards={posts.entries.filter(({ id }) => !onTop.has(id))} />
          <Pager shell={shell} older={posts.older && `${here}before=${posts.older}`} />
        </>
      )}
    </Page>
  );
}
