export { digestRoutes } from "./digest/routes.tsx";
export { notificationsRoutes } from "./routes.tsx";
export { notificationListeners, notificationSchedule, notificationTasks } from "./tasks.ts";
