import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { questionRoutes } from "./asking/routes.tsx";
import { resultRoutes } from "./result/routes.tsx";
import { statementRoutes } from "./statements/routes.tsx";
import { translationRoutes } from "./statements/translations/routes.tsx";
import { voteRoutes } from "./voting/routes.tsx";

/** The doors of every room of deliberation. */
export const deliberationRoutes = new Hono<Env>()
  .route("/", questionRoutes)
  .route("/", statementRoutes)
  .route("/", translationRoutes)
  .route("/", voteRoutes)
  .route("/", resultRoutes);
