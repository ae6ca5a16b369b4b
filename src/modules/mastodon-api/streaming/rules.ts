/** How many streams may be open at once: of one token, of one person, and all on one server, so that pages have room besides. */
export const streamLimits = { perToken: 10, perPerson: 30, perServer: 2000 } as const;
/** What one socket may follow at once. */
export const MOST_KEYS = 50;
/** So much may wait for someone who does not read, and so much for all of them; then they are let go, the greediest first. */
export const MOST_WAITING = 1024 * 1024;
export const MOST_WAITING_IN_ALL = 64 * 1024 * 1024;
/** Proxies and phones close what is silent for a minute. */
export const BEAT_MS = 20_000;
/** So often it is looked whether those who listen still may. */
export const LOOK_MS = 2000;
/** Events taken in at once; and how many of those missed are told, of what was kept. */
export const BATCH = 100;
export const MOST_MISSED = 1000;
export const KEPT_MINUTES = 60;
