export { deliver } from "./deliver.ts";
export { startDelivering } from "./delivery/start-delivering.ts";
export { deliverySchedule, deliveryTasks } from "./delivery/tasks.ts";
export { loadDocument } from "./load-document.ts";
export { findHandleOf, lookUpHandle, toHandle } from "./look-up-handle.ts";
export { outboundListeners, outboundTasks } from "./outbound/tasks.ts";
