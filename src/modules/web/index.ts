export { webRoutes } from "./routes.tsx";
export { saySorry } from "./say-sorry.tsx";
