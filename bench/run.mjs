// npm run bench: measures the production build on a community of 50,000 and prints one JSON document.
// BENCH_SCALE=0.02 tries it out on a fiftieth; BENCH_ONLY=home,thread measures some figures alone.
import { register } from "tsx/esm/api";

const print = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
register();
const { build } = await import("../bin/build.mjs");
await build();
const { measureAll } = await import("./all.ts");
print(`${JSON.stringify(await measureAll(), null, 2)}\n`);
process.exit(0);
