import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { joinRoutes } from "./join-routes.tsx";
import { peopleRoutes } from "./people-routes.tsx";
import { safetyRoutes } from "./safety/routes.tsx";
import { sessionRoutes } from "./session-routes.tsx";
import { settingsRoutes } from "./settings-routes.tsx";

/** Every door of this room. */
export const accountsRoutes = new Hono<Env>()
  .route("/", joinRoutes)
  .route("/", sessionRoutes)
  .route("/", settingsRoutes)
  .route("/", safetyRoutes)
  .route("/", peopleRoutes);
