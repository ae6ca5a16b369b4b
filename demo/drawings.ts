/** Everything the village's people photographed, as this project drew it. */
import { land } from "./drawings/land.ts";
import { people } from "./drawings/people.ts";
import { table } from "./drawings/table.ts";
import { water } from "./drawings/water.ts";

export const drawings = [...land, ...water, ...table, ...people];
