export { makeDrawBusyPage } from "./busy-page.tsx";
export { webRoutes } from "./routes.tsx";
export { saySorry } from "./say-sorry.tsx";
