// npm start: builds when needed, then runs the server in this very process.
import { join } from "node:path";
import { build } from "./build.mjs";

await build();
await import(join(import.meta.dirname, "..", "dist", "main.js"));
