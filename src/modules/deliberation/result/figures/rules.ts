/** Fewer people than this are never told of apart (decision 70). */
export const SMALL = 5;
/** Below this many people no groups of opinion are claimed (the specification's step 3). */
export const LEAST_FOR_GROUPS = 15;
/** Own votes after which one has a place on the map: as many as the map asks of everyone in it. */
export const LEAST_FOR_PLACE = 7;

/** Whether a number of people says nothing of fewer than five: they are none, or enough. */
export const mayBeTold = (people: number): boolean => people === 0 || people >= SMALL;
