/** Writes the style sheet and the icons to dist/assets, packed, and says what they weigh. */
import { buildAssets, writeAssets } from "../src/platform/assets.ts";

const root = new URL("..", import.meta.url).pathname;
const assets = await buildAssets(root);
writeAssets(root, assets);
for (const [path, { body, br, gz }] of assets.files) {
  console.log(`${path}  ${body.length} bytes, gzip ${gz.length}, brotli ${br.length}`);
}
