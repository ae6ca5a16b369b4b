import type { Hono } from "hono";
import { ownAccountGroup } from "./accounts/own-account.ts";
import type { ApiEnv } from "./env.ts";
import { appsGroup } from "./oauth/apps-group.ts";
import { tokenGroup } from "./oauth/token-group.ts";
import { pictureGroup } from "./pictures.ts";
import { streamingGroup } from "./streaming/routes.ts";
import { timelineGroup } from "./timelines/timelines.ts";

/** Every group of addresses of the API, one line each. */
export const groups: readonly Hono<ApiEnv>[] = [
  pictureGroup,
  appsGroup,
  tokenGroup,
  ownAccountGroup,
  timelineGroup,
  streamingGroup,
];
