// npm run demo: the same server on a throw-away folder, filled with the village Sukamaju. Loopback only.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";

await build();
const folder = mkdtempSync(join(tmpdir(), "gaung-demo-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const name of ["DATABASE_URL", "NODE_TYPE", "BASE_URL", "SECRET_KEY"]) delete process.env[name];
Object.assign(process.env, { DATA_DIR: folder, HOST: "127.0.0.1" });
await import(join(import.meta.dirname, "..", "dist", "demo.js"));
