import { joinForm, profileForm } from "./forms.ts";
import { hideShares } from "./hide-shares.ts";
import { noteAbout } from "./note-about.ts";
import { findPerson, getAccountById, listFamiliar, listFollows } from "./queries-for-apps.ts";
import { profileLimits } from "./rules.ts";

/** What the client API calls besides the above: the same use cases, forms and questions as the pages'. */
export const accountUseCases = {
  findPerson,
  getAccountById,
  hideShares,
  joinForm,
  listFamiliar,
  listFollows,
  noteAbout,
  profileForm,
  profileLimits,
};
