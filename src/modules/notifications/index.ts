export { digestRoutes } from "./digest/routes.tsx";
export { keepPushKey } from "./push/push-key.ts";
export { notificationsRoutes } from "./routes.tsx";
export { notificationListeners, notificationSchedule, notificationTasks } from "./tasks.ts";
