import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { makeCaseRoutes } from "./case-routes.tsx";
import { noticeRoutes } from "./notice-routes.tsx";
import { makeReportRoutes } from "./report-routes.tsx";
import { signUpRoutes } from "./sign-up-routes.tsx";
import type { Things } from "./things.ts";

/** Reporting, deciding, and being told. The things that can be reported are named by whoever puts the house together. */
export function makeModerationRoutes(things: Things): Hono<Env> {
  return new Hono<Env>()
    .route("/", makeReportRoutes(things))
    .route("/", makeCaseRoutes(things))
    .route("/", signUpRoutes)
    .route("/", noticeRoutes);
}
