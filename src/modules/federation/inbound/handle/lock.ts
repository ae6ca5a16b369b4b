import { moderate } from "../moderate/moderate.ts";
import type { Handle } from "./activity.ts";

/** Whoever looks after a group ends a talk in it: nobody answers any more (Lemmy). */
export const lock: Handle = (ctx, activity) => moderate(ctx, activity, "Lock");
