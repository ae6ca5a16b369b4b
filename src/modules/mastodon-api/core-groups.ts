import type { Hono } from "hono";
import { accountDeedsGroup } from "./accounts/deeds-group.ts";
import { ownAccountGroup } from "./accounts/own-account.ts";
import { accountPostsGroup } from "./accounts/posts-group.ts";
import { accountReadGroup } from "./accounts/read-group.ts";
import { signUpGroup } from "./accounts/sign-up-group.ts";
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
  signUpGroup,
  accountReadGroup,
  accountPostsGroup,
  accountDeedsGroup,
  publishGroup,
  changeGroup,
  readGroup,
  deedsGroup,
  timelineGroup,
];
