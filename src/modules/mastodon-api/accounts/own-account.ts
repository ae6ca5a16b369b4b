import { Hono } from "hono";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import { toCredentialAccount } from "../entities/credential-account.ts";
import type { ApiEnv } from "../env.ts";
import { scope } from "../guards.ts";

/** What an app asks about whom it speaks for. */
export const ownAccountGroup = new Hono<ApiEnv>().get(
  "/api/v1/accounts/verify_credentials",
  scope("profile", "read:accounts"),
  async (c) => answer(c, await toCredentialAccount(c.var, viewerOf(c))),
);
