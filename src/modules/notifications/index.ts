export { digestRoutes } from "./digest/routes.tsx";
export { newsUseCases } from "./for-apps.ts";
export { type NewsEntry } from "./list-entries.ts";
export { type EntryGroup } from "./list-entry-groups.ts";
export { keepPushKey } from "./push/push-key.ts";
export { notificationsRoutes } from "./routes.tsx";
export { notificationListeners, notificationSchedule, notificationTasks } from "./tasks.ts";
