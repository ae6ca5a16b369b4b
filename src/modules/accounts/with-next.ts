/** A form on the way to letting an app in says so in its address too, also when it comes back with a complaint. */
export const withNext = (action: string, next: string | undefined): string =>
  next?.startsWith("/oauth/authorize?") ? `${action}?next=${encodeURIComponent(next)}` : action;
