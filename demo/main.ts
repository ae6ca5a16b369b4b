import { join } from "node:path";
import { loadAssets } from "#platform/assets";
import { readConfig } from "#platform/config";
import { makeLog } from "#platform/log";
import { runUntilSignal, start } from "../src/start.ts";
import { plantPhotos } from "./photos.ts";
import { plantVillage } from "./plant.ts";
import { tellVillage } from "./village.ts";

const SEED = 1945;
export const DEMO_PASSPHRASE = "sukamaju-demo";

const root = join(import.meta.dirname, "..");
await loadAssets(root);
await runUntilSignal(async () => {
  const config = readConfig();
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const running = await start(
    { ...config, baseUrl: new URL(`http://localhost:${config.port}`) },
    makeLog("warn"),
    root,
    async (ctx) => {
      const village = tellVillage({ seed: SEED, until: new Date() });
      say(
        `Menanam desa Sukamaju … / Planting the village: ${village.people.length} people, ${village.posts.length} posts …`,
      );
      await plantVillage(ctx, village, DEMO_PASSPHRASE);
      const [first, second] = village.people;
      say(
        `Masuk sebagai / sign in as: ${first?.handle}, ${second?.handle} … Kata sandi / passphrase: ${DEMO_PASSPHRASE}`,
      );
    },
  );
  // The village can be visited meanwhile; its pictures take half a minute.
  plantPhotos(running.ctx).catch((error: unknown) =>
    running.ctx.log.warn("Pictures are missing", { error: String(error) }),
  );
  return running;
});
