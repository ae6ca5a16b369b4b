export { findPeople } from "./find-people.ts";
export { searchUseCases } from "./for-apps.ts";
export { searchRoutes } from "./routes.tsx";
