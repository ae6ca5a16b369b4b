export { atApi, makeApi } from "./make-api.ts";
