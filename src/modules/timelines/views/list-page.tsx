import type { Child } from "hono/jsx";
import { type PostCard, PostCards } from "#modules/posts";
import type { Page as PageOf } from "#platform/paging";
import { Empty } from "#ui/empty";
import type { IconName } from "#ui/icon";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";

type ListProps = {
  shell: Shell;
  title: string;
  /** Where this list lives; the cursor is added to it. */
  path: string;
  posts: PageOf<PostCard>;
  empty: { readonly icon: IconName; readonly title: string; readonly help?: Child };
  index?: boolean;
  hint?: string;
  /** Whether feed readers may follow the list. */
  feed?: boolean;
  children?: Child;
};

/** A list of posts under a heading: home, community, a tag, what one saved. */
export function ListPage(props: ListProps) {
  const { shell, title } = props;
  return (
    <Page
      shell={shell}
      title={title}
      index={props.index === true}
      description={props.hint}
      head={props.feed && <FeedLink path={props.path} />}
    >
      {props.hint && <p class="hint">{props.hint}</p>}
      {props.children}
      <Posts {...props} />
    </Page>
  );
}

/** The cards, or why there are none, and the way to older ones. */
export function Posts({ shell, path, posts, empty }: Pick<ListProps, "shell" | "path" | "posts" | "empty">) {
  if (posts.entries.length === 0 && !posts.older) {
    return (
      <Empty shell={shell} icon={empty.icon} title={empty.title}>
        {empty.help}
      </Empty>
    );
  }
  const older = posts.older && `${path}${path.includes("?") ? "&" : "?"}before=${posts.older}`;
  return (
    <>
      <PostCards shell={shell} cards={posts.entries} />
      <Pager shell={shell} older={older} />
    </>
  );
}

/** Where feed readers find what a page shows. */
export function FeedLink({ path }: { path: string }) {
  return <link rel="alternate" type="application/atom+xml" href={`${path}/feed.atom`} />;
}
