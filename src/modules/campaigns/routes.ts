import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { actionRoutes } from "./actions/routes.tsx";
import { addresseeDesk } from "./addressees/admin-routes.tsx";
import { deskRoutes } from "./addressees/desk-routes.tsx";
import { addresseeRoutes } from "./addressees/routes.tsx";
import { commentRoutes } from "./comments/routes.tsx";
import { demandRoutes } from "./demands/routes.tsx";
import { eventRoutes } from "./events/routes.tsx";
import { intakeRoutes } from "./intake/routes.tsx";
import { newsletterRoutes } from "./newsletters/routes.tsx";
import { signatureRoutes } from "./signatures/routes.tsx";
import { trailRoutes } from "./trail/routes.tsx";

/** The doors of every room of campaigns. */
export const campaignsRoutes = new Hono<Env>()
  .route("/", actionRoutes)
  .route("/", addresseeRoutes)
  .route("/", deskRoutes)
  .route("/", addresseeDesk)
  .route("/", commentRoutes)
  .route("/", demandRoutes)
  .route("/", eventRoutes)
  .route("/", intakeRoutes)
  .route("/", newsletterRoutes)
  .route("/", signatureRoutes)
  .route("/", trailRoutes);
