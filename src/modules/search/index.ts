export { findPeople } from "./find-people.ts";
export { searchUseCases } from "./for-apps.ts";
export { type LookedUp, lookUp } from "./look-up.ts";
export { searchRoutes } from "./routes.tsx";
