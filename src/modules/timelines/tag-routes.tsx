import { Hono } from "hono";
import { listCards, quieten } from "#modules/posts";
import { Invalid, NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { press } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { followTag, listFollowedTags, unfollowTag } from "./follow-tag.ts";
import { tagSource } from "./sources.ts";
import { ListPage } from "./views/list-page.tsx";
import { words } from "./words.ts";

function tagOf(c: RequestContext): string {
  const tag = (c.req.param("tag") ?? "").toLowerCase().normalize("NFC");
  if (!/^[\p{L}\p{N}_]{1,100}$/u.test(tag)) throw new NotFound();
  return tag;
}
const addressOf = (tag: string) => `/tags/${encodeURIComponent(tag)}`;

/** What stands under a tag, and for members the button that brings it onto their home. */
async function tagPage(c: RequestContext, errors: Readonly<Record<string, string>> = {}) {
  const { ctx, viewer, shell } = c.var;
  const t = words(shell.reader.locale);
  const tag = tagOf(c);
  const isMember = viewer?.status === "active";
  const [posts, followed] = await Promise.all([
    listCards(ctx, viewer, [tagSource(viewer, tag)], readId(c.req.query("before")) ?? NEWEST).then((page) =>
      quieten(ctx, viewer, "tags", page),
    ),
    isMember ? listFollowedTags(ctx, viewer) : ([] as string[]),
  ]);
  const isFollowed = followed.includes(tag);
  return (
    <ListPage
      shell={shell}
      title={`#${tag}`}
      path={addressOf(tag)}
      posts={posts}
      index={posts.entries.length > 0}
      feed
      empty={{ icon: "around", title: t("tagEmpty") }}
    >
      <Problems shell={shell} errors={sayComplaints(shell.reader.locale, errors)} />
      {isMember && (
        <PressForm
          action={`${addressOf(tag)}/follow${isFollowed ? "/removal" : ""}`}
          once={newSecret().slice(0, 22)}
          look="alt"
        >
          {t(isFollowed ? "tagUnfollow" : "tagFollow", { tag })}
        </PressForm>
      )}
    </ListPage>
  );
}

export const tagRoutes = new Hono<Env>()
  .get("/tags/:tag", anyone, async (c) => show(c, await tagPage(c)))
  .post("/tags/:tag/follow", member, limit("write"), async (c) => {
    const tag = tagOf(c);
    try {
      return await press(c, async (ctx) => {
        await followTag(ctx, viewerOf(c), tag);
        return addressOf(tag);
      });
    } catch (error) {
      if (error instanceof Invalid) return show(c, await tagPage(c, error.fields), 422);
      throw error;
    }
  })
  .post("/tags/:tag/follow/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const tag = tagOf(c);
      await unfollowTag(ctx, viewerOf(c), tag);
      return addressOf(tag);
    }),
  );
