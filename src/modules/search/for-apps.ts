import { findPeople } from "./find-people.ts";
import { findPosts } from "./find-posts.ts";
import { findTags } from "./find-tags.ts";
import { searchForm, searchLimits } from "./rules.ts";
import { dismissSuggestion, findSuggestions } from "./suggestions/find-suggestions.ts";

/** What the client API calls: the same questions as the pages'. */
export const searchUseCases = {
  dismissSuggestion,
  findPeople,
  findPosts,
  findSuggestions,
  findTags,
  searchForm,
  searchLimits,
};
