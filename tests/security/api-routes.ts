import { makeApi } from "#modules/mastodon-api";
import { makeDrawn } from "#platform/drawn";
import type { World } from "../world.ts";

/** One address of the client API, with the words that say whom it lets in. */
export type ApiRoute = {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly entries: readonly { readonly entry: string; readonly scopes: readonly string[] }[];
};

type Tagged = { readonly entry?: string; readonly scopes?: readonly string[] };

/** Every address the client API answers, once each, read from its own router. */
export function apiRoutesOf({ world }: { readonly world: World }): ApiRoute[] {
  const shell = { assets: world.assets, drawn: makeDrawn(), reader: undefined as never };
  const api = makeApi(
    world.ctx,
    () => Promise.reject(new Error("nobody asks")),
    () => shell,
  );
  const routes = new Map<string, ApiRoute>();
  for (const { method, path, handler } of api.routes) {
    if (method === "ALL") continue;
    const name = `${method} ${path.replace(/\{[^{}]*\}/g, "")}`;
    const { entry, scopes } = handler as Tagged;
    const before = routes.get(name) ?? { name, method, path, entries: [] };
    routes.set(name, {
      ...before,
      entries: entry ? [...before.entries, { entry, scopes: scopes ?? [] }] : before.entries,
    });
  }
  return [...routes.values()];
}
