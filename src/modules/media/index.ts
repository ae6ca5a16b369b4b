export { mediaRoutes } from "./routes.tsx";
export { mediaSchedule, mediaTasks } from "./tasks.ts";
