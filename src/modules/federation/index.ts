export { deliver } from "./deliver.ts";
export { loadDocument } from "./load-document.ts";
export { outboundListeners, outboundTasks } from "./outbound/tasks.ts";
