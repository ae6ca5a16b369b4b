export { conversationUseCases } from "./for-apps.ts";
export { countRequests } from "./queries.ts";
export { messagesRoutes } from "./routes.tsx";
