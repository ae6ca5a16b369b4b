export { gistOf } from "./gist.ts";
export { quieten } from "./quieten.ts";
