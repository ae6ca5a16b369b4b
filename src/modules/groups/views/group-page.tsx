import { type PostCard, PostCards } from "#modules/posts";
import type { Page as PageOf } from "#platform/paging";
import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { type Group, isMember } from "../queries.ts";
import { isClosed } from "../rules.ts";
import { words } from "../words.ts";
import { GroupHead } from "./group-head.tsx";
import { Plain } from "./plain.tsx";

type GroupProps = { shell: Shell; group: Group; posts: PageOf<PostCard> | undefined };

/** A group: what is said in it, or, to whom it is closed, what it is for. */
export function GroupPage({ shell, group, posts }: GroupProps) {
  const t = words(shell.reader.locale);
  const path = `/groups/${group.handle}`;
  return (
    <Page
      shell={shell}
      title={group.name}
      heading="own"
      index={!isClosed(group) && group.restriction !== "limited"}
      description={[...(group.bio.replace(/\s+/g, " ") || t(`access.${group.access}.hint`))].slice(0, 150).join("")}
    >
      <GroupHead shell={shell} group={group} current="posts" />
      {!posts ? (
        <>
          <Plain text={group.bio} />
          <p class="hint">{t("closed")}</p>
        </>
      ) : posts.entries.length === 0 && !posts.older ? (
        <Empty shell={shell} icon="write" title={t(isMember(group) ? "posts.noneMine" : "posts.none")} />
      ) : (
        <>
          <PostCards shell={shell} cards={posts.entries} />
          <Pager shell={shell} older={posts.older && `${path}?before=${posts.older}`} />
        </>
      )}
    </Page>
  );
}
