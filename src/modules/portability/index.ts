export { portabilitySchedule, portabilityTasks } from "./tasks.ts";
