export { countRequests } from "./queries.ts";
export { messagesRoutes } from "./routes.tsx";
