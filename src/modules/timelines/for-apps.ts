import { featureTag, listFeaturedTags, listTagsToFeature, MOST_FEATURED, unfeatureTag } from "./featured-tags.ts";
import { followTag, listFollowedTags, unfollowTag } from "./follow-tag.ts";
import {
  addToList,
  deleteList,
  getList,
  listLimits,
  listLists,
  listMembers,
  makeList,
  removeFromList,
  renameList,
} from "./lists/lists.ts";
import { listTagUse } from "./tag-use.ts";
import { listTrendingPosts, listTrendingTags } from "./trends.ts";

/** What the client API calls of lists and tags: the same use cases and questions as the pages'. */
export const listUseCases = {
  addToList,
  deleteList,
  getList,
  listLimits,
  listLists,
  listMembers,
  makeList,
  removeFromList,
  renameList,
};
export const tagUseCases = {
  featureTag,
  followTag,
  listFeaturedTags,
  listFollowedTags,
  listTagsToFeature,
  listTagUse,
  listTrendingPosts,
  listTrendingTags,
  MOST_FEATURED,
  unfeatureTag,
  unfollowTag,
};
