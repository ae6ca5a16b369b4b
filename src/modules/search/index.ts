export { findPeople } from "./find-people.ts";
export { searchRoutes } from "./routes.tsx";
