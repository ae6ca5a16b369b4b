export { deliver } from "./deliver.ts";
export { loadDocument } from "./load-document.ts";
