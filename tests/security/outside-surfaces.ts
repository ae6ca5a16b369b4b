/** Addresses by which other servers and apps come in, and those about them: none shows a post of anyone. */
export const outsidePostFree: readonly string[] = [
  "POST /inbox",
  "POST /ap/inbox",
  "POST /ap/server/inbox",
  "POST /ap/users/:number/inbox",
  "GET /servers",
  "GET /servers.csv",
  "GET /admin/servers",
  "POST /admin/servers",
  "POST /admin/servers/mode",
  "POST /admin/servers/import",
  "POST /admin/servers/lists",
  "POST /admin/servers/lists/:id/removal",
  "POST /admin/servers/suggestions/:id/:host",
  "POST /admin/servers/suggestions/:id/:host/removal",
  "POST /admin/servers/:host/removal",
  "GET /oauth/authorize",
  "POST /oauth/authorize",
  "GET /oauth/authorize/code",
  "GET /settings/apps",
  "POST /settings/apps/:id/removal",
];

/** Shown to whoever has the signed address, which stands only where its post may be seen. */
export const outsideHeldElsewhere = {
  "GET /proxy/:until/:mark/:packed/:width":
    "SSRF-18 The proxy fetches only addresses that were signed here and still stand, only pictures, and passes nothing else on",
} as const;
