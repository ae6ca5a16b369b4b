import { acceptStranger, dismissStranger } from "./answer-stranger.ts";
import { allAppKinds, appTypeOf } from "./app-types.ts";
import { chooseStrangers, findInbox } from "./choose-news.ts";
import { clearNews, dismissEntry, dismissGroup } from "./dismiss-news.ts";
import { countUnreadEntries, getEntry, listEntries } from "./list-entries.ts";
import { listEntryGroups } from "./list-entry-groups.ts";
import { countStrangers, listStrangers } from "./list-strangers.ts";
import { findReadUpTo, keepMarker, listMarkers, markedTimelines } from "./markers.ts";
import { addPhone, changePhone, getPhone, removePhone } from "./push/app-phones.ts";
import { deviceForm } from "./push/devices.ts";

/** What the client API calls: the same use cases and questions as the pages', and news one by one. */
export const newsUseCases = {
  acceptStranger,
  addPhone,
  allAppKinds,
  appTypeOf,
  changePhone,
  deviceForm,
  getPhone,
  removePhone,
  chooseStrangers,
  clearNews,
  countStrangers,
  countUnreadEntries,
  dismissEntry,
  dismissGroup,
  dismissStranger,
  findInbox,
  findReadUpTo,
  getEntry,
  keepMarker,
  listEntries,
  listEntryGroups,
  listMarkers,
  listStrangers,
  markedTimelines,
};
