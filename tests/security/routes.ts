import { proxyPath } from "#modules/media";
import type { Access } from "#platform/http/guards";
import type { LimitName } from "#platform/rate-limit";
import { SECRET_KEY, type World } from "../world.ts";
import { ORGANISATION } from "./organisation-doors.ts";

/** One address of the router table, with what stands before its handler. */
export type Route = {
  /** As in `POST /p/:id/share`: patterns of parameters are left out. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly guards: readonly Access[];
  readonly limits: readonly LimitName[];
};

type Tagged = { readonly access?: Access; readonly limits?: LimitName };

/** Every address the app answers, once each, read from its own router. Middleware for all addresses is left out. */
export function routesOf(app: World["app"]): Route[] {
  const routes = new Map<string, Route>();
  for (const { method, path, handler } of app.routes) {
    if (method === "ALL") continue;
    const plain = path.replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, "");
    const name = `${method} ${plain}`;
    const { access, limits } = handler as Tagged;
    const before = routes.get(name) ?? { name, method, path: plain, guards: [], limits: [] };
    routes.set(name, {
      ...before,
      guards: access ? [...before.guards, access] : before.guards,
      limits: limits ? [...before.limits, limits] : before.limits,
    });
  }
  return [...routes.values()];
}

export const readsOf = (app: World["app"]): Route[] => routesOf(app).filter(({ method }) => method === "GET");
/** Where other servers write: signed, with no cookie and no form. */
const isInbox = ({ path }: Route) => /^(\/ap(\/[\w/:]+)?)?\/inbox$/.test(path);
export const inboxesOf = (app: World["app"]): Route[] => routesOf(app).filter(isInbox);
/** Where gateways bring messages: a token, no cookie, and tests of their own. */
const isGateway = ({ path }: Route) => path === "/intake/:gateway";
export const gatewaysOf = (app: World["app"]): Route[] => routesOf(app).filter(isGateway);
export const writesOf = (app: World["app"]): Route[] =>
  routesOf(app).filter((route) => route.method !== "GET" && !isInbox(route) && !isGateway(route));

/** A picture of another server, signed as these tests' community signs; the way out refuses its address. */
const keyed = { config: { secretKey: SECRET_KEY }, now: () => new Date() } as Parameters<typeof proxyPath>[0];
const [, , until = "", mark = "", packed = ""] = proxyPath(keyed, "http://127.0.0.1/foto.jpg", 320).split("/");

/** What stands in places that few addresses have: a word as links in mails hold, which opens nothing; a picture's place. */
const spare: Readonly<Record<string, string>> = {
  group: "posyandu",
  invite: "1-abc",
  page: "members",
  step: "2",
  secret: "a".repeat(43),
  gateway: "1",
  number: "1",
  milestone: "1",
  day: "2030-01-01",
  guest: "1",
  suggestion: "1",
  part: "avatar",
  until,
  mark,
  packed,
  width: "320",
  host: "pinjol.test",
  organisation: ORGANISATION,
};

/** Puts values in the places of a path's parameters. Throws when one is missing. */
export function fill(path: string, values: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name] ?? spare[name];
    if (value === undefined) throw new Error(`No value for :${name} of ${path}`);
    return value;
  });
}
