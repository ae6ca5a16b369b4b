// node --import ./bin/typescript.mjs file.ts: runs TypeScript and JSX as they stand, from what translate.mjs keeps. What V8
// makes of a file is kept as well. A process that loads the whole application starts in a third of the time.
import { createRequire, enableCompileCache, registerHooks, setSourceMapsSupport } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { root, translated } from "./translate.mjs";

const ours = `${pathToFileURL(root)}/`;
const others = `${ours}node_modules/`;
const esbuild = () => createRequire(import.meta.url)("esbuild");

enableCompileCache(join(root, ".cache", "compiled"));
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
registerHooks({
  load(url, context, next) {
    const isTypeScript = url.startsWith(ours) && !url.startsWith(others) && /\.tsx?$/.test(url);
    if (!isTypeScript) return next(url, context);
    return { format: "module", source: translated(fileURLToPath(url), esbuild), shortCircuit: true };
  },
});
