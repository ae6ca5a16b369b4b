import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import type { Kept } from "./kept.ts";

/** For whom things are told, and with what; `c.var` is one. */
export type Teller = { readonly ctx: Context; readonly viewer: Viewer | undefined; readonly kept: Kept };
/** For a person who has signed in. */
export type Knower = Teller & { readonly viewer: Viewer };
