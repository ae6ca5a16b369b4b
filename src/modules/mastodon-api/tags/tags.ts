import { Hono } from "hono";
import { z } from "zod";
import type { Account } from "#modules/accounts";
import { tagUseCases } from "#modules/timelines";
import { Invalid, NotFound } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { accountOf } from "../accounts/account-of.ts";
import { absolute } from "../addresses.ts";
import { answer } from "../answer.ts";
import { toTags } from "../entities/tag.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { openTo, scope } from "../guards.ts";
import { rangeOf } from "../paging.ts";
import { take } from "../read-sent.ts";
import { idOf } from "../statuses/post-of.ts";

const isTag = /^[\p{L}\p{N}_]{1,100}$/u;
/** A tag as it is kept: small letters, without its sign. */
const plainTag = (text: string) => text.trim().replace(/^#/, "").toLowerCase().normalize("NFC");
const featureForm = z.object({
  name: z
    .string("required")
    .max(200, "tooLong")
    .transform(plainTag)
    .refine((tag) => isTag.test(tag), "tagShape"),
});

/** The tag an address names. @throws NotFound for what can be none */
function tagAt(c: ApiContext): string {
  const tag = plainTag(c.req.param("name") ?? "");
  if (!isTag.test(tag)) throw new NotFound();
  return tag;
}
const tell = async (c: ApiContext, tag: string) => answer(c, (await toTags(c.var, [tag]))[0]);

async function featuredOf(c: ApiContext, account: Pick<Account, "id" | "handle">) {
  const featured = await tagUseCases.listFeaturedTags(c.var.ctx, c.var.viewer, account);
  return featured.map(({ id, tag, posts, last_at }) => ({
    id,
    name: tag,
    url: absolute(c.var.ctx, `/search?kind=posts&by=${account.handle}&tag=${encodeURIComponent(tag)}`),
    statuses_count: String(posts),
    last_status_at: last_at?.toISOString().slice(0, 10) ?? null,
  }));
}

/** Tags: what is written under them, and whose they are. */
export const tagGroup = new Hono<ApiEnv>()
  .get("/api/v1/tags/:name", openTo("read:statuses"), (c) => tell(c, tagAt(c)))
  .post("/api/v1/tags/:name/follow", scope("write:follows"), async (c) => {
    await tagUseCases.followTag(c.var.ctx, viewerOf(c), tagAt(c));
    return tell(c, tagAt(c));
  })
  .post("/api/v1/tags/:name/unfollow", scope("write:follows"), async (c) => {
    await tagUseCases.unfollowTag(c.var.ctx, viewerOf(c), tagAt(c));
    return tell(c, tagAt(c));
  })
  .post("/api/v1/tags/:name/feature", scope("write:accounts"), async (c) => {
    await tagUseCases.featureTag(c.var.ctx, viewerOf(c), tagAt(c));
    return tell(c, tagAt(c));
  })
  .post("/api/v1/tags/:name/unfeature", scope("write:accounts"), async (c) => {
    await tagUseCases.unfeatureTag(c.var.ctx, viewerOf(c), { tag: tagAt(c) });
    return tell(c, tagAt(c));
  })
  // One follows at most fifty, so they fit on a page.
  .get("/api/v1/followed_tags", scope("read:follows"), async (c) => {
    const { size } = rangeOf(c, 100);
    const tags = await tagUseCases.listFollowedTags(c.var.ctx, viewerOf(c));
    return answer(c, await toTags(c.var, tags.slice(0, size)));
  })
  .get("/api/v1/featured_tags", scope("read:accounts"), async (c) => answer(c, await featuredOf(c, viewerOf(c))))
  .post("/api/v1/featured_tags", scope("write:accounts"), async (c) => {
    const { name } = await take(c, featureForm);
    const id = await tagUseCases.featureTag(c.var.ctx, viewerOf(c), name);
    const made = (await featuredOf(c, viewerOf(c))).find((one) => one.id === id);
    if (!made) throw new Invalid({ name: "unknown" });
    return answer(c, made);
  })
  .get("/api/v1/featured_tags/suggestions", scope("read:accounts"), async (c) =>
    answer(c, await toTags(c.var, await tagUseCases.listTagsToFeature(c.var.ctx, viewerOf(c)))),
  )
  .delete("/api/v1/featured_tags/:id", scope("write:accounts"), async (c) => {
    await tagUseCases.unfeatureTag(c.var.ctx, viewerOf(c), { id: idOf(c) });
    return answer(c, {});
  })
  .get("/api/v1/accounts/:id/featured_tags", openTo("read:accounts"), async (c) =>
    answer(c, await featuredOf(c, await accountOf(c))),
  );
