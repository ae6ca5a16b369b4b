/** Who sees what is kept in other rooms: one condition for each of their tables. */
export { demandVisibleTo, heldVisibleTo, sheetVisibleTo } from "./demand-visibility.ts";
export { eventVisibleTo } from "./event-visibility.ts";
export { questionVisibleTo } from "./question-visibility.ts";
