export { atApi, makeApi } from "./make-api.ts";
export { keepOpener } from "./oauth/keep-opener.ts";
export { appPages } from "./oauth/pages.tsx";
export { makeStreams, type Streams } from "./streaming/make-streams.ts";
export { streamSchedule, streamTasks } from "./streaming/tasks.ts";
