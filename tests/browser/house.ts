import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { after } from "node:test";
import { serve } from "@hono/node-server";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { startSession } from "#modules/accounts";
import { plantVillage } from "../../demo/plant.ts";
import { tellVillage } from "../../demo/village.ts";
import { makeWorld, type World } from "../world.ts";
import { openBrowser } from "./browser.ts";

/** A phone of the cheap kind. */
export const PHONE = { width: 360, height: 640 } as const;

/** A world with a door: real browsers can walk in at `origin`. */
export type House = World & {
  readonly origin: string;
  readonly chromium: Browser;
  /** Every address asked for so far, as the server heard it. */
  readonly asked: string[];
  /** A page of someone's own browser. Without a handle it is nobody's; scripts are off unless asked for. */
  readonly visit: (options?: Visit) => Promise<Page>;
};
type Visit = BrowserContextOptions & { readonly as?: string };

export async function openHouse(options: Parameters<typeof makeWorld>[0] = {}): Promise<House> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const world = await makeWorld({ ...options, env: { BASE_URL: origin, ...options.env } });
  const chromium = await openBrowser();
  const asked: string[] = [];
  const fetch: typeof world.app.fetch = async (request, ...rest) => {
    asked.push(new URL(request.url).pathname);
    const answer = await world.app.fetch(request, ...rest);
    if (request.method !== "GET") await world.settle(); // the worker is quick here
    return answer;
  };
  const server = serve({ fetch, port, hostname: "127.0.0.1" });
  after(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  });
  const visit = async ({ as, ...rest }: Visit = {}) => {
    const context = await chromium.newContext({
      baseURL: origin,
      javaScriptEnabled: false,
      locale: "id-ID",
      viewport: PHONE,
      ...rest,
    });
    context.setDefaultTimeout(20_000);
    if (as) await signIn(world, origin, context, as);
    return context.newPage();
  };
  return { ...world, origin, chromium, asked, visit };
}

/** A house with the demo village living in it. */
export async function openVillage(): Promise<House> {
  const house = await openHouse({ founded: false, env: { SMTP_URL: "smtp://127.0.0.1:9" } });
  await plantVillage(house.ctx, tellVillage({ seed: 1945, until: new Date() }), "sukamaju-demo");
  return house;
}

/** Gives a browser someone's session. */
async function signIn(world: World, origin: string, context: BrowserContext, handle: string): Promise<void> {
  const account = await world.ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where("handle", "=", handle)
    .executeTakeFirstOrThrow();
  const secret = randomBytes(32).toString("base64url");
  await startSession(world.ctx, account, secret, "Mozilla/5.0 (Linux; Android 10) Chrome/120.0 Mobile");
  await context.addCookies([
    {
      name: "__Host-session",
      value: secret,
      url: origin.replace("http:", "https:"),
      secure: true,
      httpOnly: true,
      sameSite: "Lax",
    },
  ]);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}
