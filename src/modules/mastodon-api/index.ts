export { atApi, makeApi } from "./make-api.ts";
export { appPages } from "./oauth/pages.tsx";
