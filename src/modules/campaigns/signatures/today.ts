import type { Context } from "#platform/context";
import { formatDay } from "#platform/format";

/** The day on the wall calendar where the sun sets last in Indonesia: a deadline lasts until it is over everywhere. */
export const todayOf = (ctx: Context): string => formatDay(ctx.now(), "WIB");
