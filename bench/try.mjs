import { register } from "tsx/esm/api";
register();
const { findData } = await import("./data.ts");
console.log(await findData());
process.exit(0);
