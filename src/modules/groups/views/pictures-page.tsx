import { Album } from "#modules/media";
import type { PostCard } from "#modules/posts";
import type { Page as PageOf } from "#platform/paging";
import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import type { Group } from "../queries.ts";
import { words } from "../words.ts";
import { GroupHead } from "./group-head.tsx";

/** The pictures of a group, each with the way to the post it came with. */
export function PicturesPage({ shell, group, posts }: { shell: Shell; group: Group; posts: PageOf<PostCard> }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("picturesTitle", { name: group.name })} heading="own">
      <GroupHead shell={shell} group={group} />
      <h2>{t("pictures")}</h2>
      {posts.entries.length === 0 && !posts.older ? (
        <Empty shell={shell} icon="photo" title={t("pictures.none")} />
      ) : (
        <>
          {posts.entries.map((card) => (
            <section>
              {card.pictures && <Album shell={shell} postId={card.id} pictures={card.pictures} />}
              <p class="q">
                <a href={`/p/${card.id}`}>{card.author_name}</a>
              </p>
            </section>
          ))}
          <Pager shell={shell} older={posts.older && `/groups/${group.handle}/pictures?before=${posts.older}`} />
        </>
      )}
    </Page>
  );
}
