import type { Kind } from "./pages.ts";

/** Every kind of page about news. */
export function notificationKinds(old: string, fresh: string): Kind[] {
  const of = (name: string, path: string, as: string): Kind => ({ name, route: path, path, as });
  return [
    of("news", "/notifications", old),
    of("no news", "/notifications", fresh),
    of("news of strangers", "/notifications/requests", old),
    of("no news of strangers", "/notifications/requests", fresh),
    of("how news comes", "/settings/notifications", old),
  ];
}
