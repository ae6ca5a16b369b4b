export { makeDrawCard } from "./draw-card.ts";
export { makeOutwardRoutes } from "./routes.tsx";
