import type { Hono } from "hono";
import { ownAccountGroup } from "./accounts/own-account.ts";
import type { ApiEnv } from "./env.ts";
import { appsGroup } from "./oauth/apps-group.ts";
import { tokenGroup } from "./oauth/token-group.ts";
import { pictureGroup } from "./pictures.ts";
import { changeGroup } from "./statuses/change-group.ts";
import { deedsGroup } from "./statuses/deeds-group.ts";
import { publishGroup } from "./statuses/publish-group.ts";
import { readGroup } from "./statuses/read-group.ts";
import { timelineGroup } from "./timelines/timelines.ts";

/** The groups without which no app does anything: ways in, accounts, statuses, timelines. */
export const coreGroups: readonly Hono<ApiEnv>[] = [
  pictureGroup,
  appsGroup,
  tokenGroup,
  ownAccountGroup,
  publishGroup,
  changeGroup,
  readGroup,
  deedsGroup,
  timelineGroup,
];
