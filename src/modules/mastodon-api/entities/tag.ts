import { tagUseCases } from "#modules/timelines";
import { absolute } from "../addresses.ts";
import type { Teller } from "./teller.ts";

/** Tags with how much was written under each in the last days, in their order. A tag's id is its name. */
export async function toTags({ ctx, viewer }: Teller, tags: readonly string[]) {
  if (tags.length === 0) return [];
  const [use, followed, featured] = await Promise.all([
    tagUseCases.listTagUse(ctx, viewer, tags),
    viewer ? tagUseCases.listFollowedTags(ctx, viewer) : ([] as string[]),
    viewer ? tagUseCases.listFeaturedTags(ctx, viewer, viewer) : [],
  ]);
  return tags.map((tag) => ({
    id: tag,
    name: tag,
    url: absolute(ctx, `/tags/${encodeURIComponent(tag)}`),
    history: (use.get(tag) ?? []).map(({ day, posts, people }) => ({
      day: String(Math.floor(day.getTime() / 1000)),
      uses: String(posts),
      accounts: String(people),
    })),
    ...(viewer && { following: followed.includes(tag), featuring: featured.some((one) => one.tag === tag) }),
  }));
}
