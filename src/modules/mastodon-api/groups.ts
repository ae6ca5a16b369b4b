import type { Hono } from "hono";
import { coreGroups } from "./core-groups.ts";
import type { ApiEnv } from "./env.ts";
import { moreGroups } from "./more-groups.ts";
import { streamingGroup } from "./streaming/routes.ts";

/** Every group of addresses of the API. */
export const groups: readonly Hono<ApiEnv>[] = [...coreGroups, ...moreGroups, streamingGroup];
