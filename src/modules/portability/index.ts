export { portabilityRoutes } from "./routes.tsx";
export { portabilitySchedule, portabilityTasks } from "./tasks.ts";
