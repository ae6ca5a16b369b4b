import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { hubRoutes } from "./hub-routes.tsx";
import { leavingRoutes } from "./leaving-routes.tsx";
import { mailRoutes } from "./mail-routes.tsx";
import { passkeyRoutes } from "./passkey-routes.tsx";
import { secondFactorRoutes } from "./second-factor-routes.tsx";
import { severalRoutes } from "./several-routes.tsx";
import { stepRoutes } from "./step-routes.tsx";
import { trustedRoutes } from "./trusted/routes.tsx";

/** Keeping an account safe, and leaving with all one has. */
export const safetyRoutes = new Hono<Env>()
  .route("/", hubRoutes)
  .route("/", stepRoutes)
  .route("/", secondFactorRoutes)
  .route("/", passkeyRoutes)
  .route("/", mailRoutes)
  .route("/", severalRoutes)
  .route("/", trustedRoutes)
  .route("/", leavingRoutes);
