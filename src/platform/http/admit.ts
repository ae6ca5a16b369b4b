import type { IncomingMessage } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import { type Admission, makeAdmission, type Rank } from "./admission.ts";
import type { Upgrade } from "./upgrade.ts";

/** A page is drawn within so long, a write done, or the person is told to try again; what was begun may still end well. */
const PAGE_MS = 5000;
const WRITE_MS = 10_000;
/** When so many in a row were not done in time, one a second is let in to find out whether it is over; the others need not wait in vain. */
const LATE_IN_A_ROW = 5;
const FIND_OUT_MS = 1000;
/** A form has so long to arrive. Forms on their way hold memory: so many bytes of people we know, of other servers, and of others. */
const FORM_MS = 60_000;
const FORMS_BYTES = 16 * 1024 * 1024;
const LARGEST_FORM = 256 * 1024;
const LARGEST_ACTIVITY = 1024 * 1024;
/** Other bodies, such as pictures, come as slowly as phones send them. So many at once of people we know, so many of others. */
const UPLOADS = { known: 64, others: 16 } as const;
/** Whoever watches whether we live is always answered, but not by the thousand. */
const WATCHERS = 16;
/** It is crowded for so long after somebody was refused. */
const CROWDED_MS = 1000;
/** So many sessions are remembered as good. */
const MOST_KNOWN = 20_000;

/**
 * What the app is handed besides the request: whether others are being refused. It says in it whether it found a person
 * behind the session. `upgrade` takes the connection over, where a WebSocket was asked for.
 */
export type Door = HttpBindings & { isPerson?: boolean; isCrowded?: boolean; upgrade?: Upgrade };
export type Fetch = (request: Request, door: Door) => Response | Promise<Response>;

const assets = /^\/[sie]-[0-9a-f]{8}\.(css|svg|js)$/;
const sessionCookie = /(?:^|;\s*)(?:__Host-)?session=([\w.-]{40,200})/;
const bearerToken = /^Bearer +([\w.-]{40,200})$/i;
const machines = /bot|crawl|spider|slurp|externalhit|whatsapp|telegram|feed|curl|wget|python/i;
const forServers = /^\/(ap\/|inbox\b|nodeinfo\/|\.well-known\/(webfinger|nodeinfo)\b)/;
const ofServers = /^application\/(activity\+json|ld\+json)\b/i;
const forMachines = /^\/oembed\b|\/(feed\.(atom|json)|embed|card\.png)\b/;

/**
 * Stands before the app: before anything is asked of the database it is decided whether a request is let in, waits a
 * moment, or is told in plain words to come back. Nothing slow on the other side holds a place: a form is waited for
 * before it counts. This is no part of the app, since saying no must cost next to nothing.
 */
export function admit(
  fetch: Fetch,
  refuse: (request: Request) => Response,
  admission: Admission = makeAdmission(),
): Fetch {
  const known = new Set<string>();
  const bytes = { known: 0, others: 0, servers: 0 };
  const uploads = { known: 0, others: 0 };
  let watchers = 0;
  let late = 0;
  let findOutAt = 0;
  let crowdedUntil = 0;

  const isStuck = () => {
    if (late < LATE_IN_A_ROW || performance.now() >= findOutAt) {
      findOutAt = performance.now() + FIND_OUT_MS;
      return false;
    }
    return true;
  };
  const letIn = async (request: Request, door: Door, rank: Rank, isWrite: boolean) => {
    const entered = admission.enter(rank, () => door.outgoing.destroyed);
    const leave = entered instanceof Promise ? await entered : entered;
    if (!leave) return refuse(request);
    const answer = Promise.resolve(fetch(request, door)).finally(leave);
    return within(isWrite ? WRITE_MS : PAGE_MS, answer.then(inTime), () => {
      late++;
      return refuse(request);
    });
  };
  const inTime = (answer: Response) => {
    if (answer.status !== 503) late = 0;
    return answer;
  };
  const takeForm = async (incoming: IncomingMessage, who: keyof typeof bytes, size: number) => {
    bytes[who] += size;
    const form = await within(FORM_MS, readBody(incoming), () => undefined);
    bytes[who] -= size;
    if (form) Object.assign(incoming, { rawBody: form });
    return form !== undefined;
  };

  return async (request, door) => {
    const { incoming } = door;
    const { url = "/", method, headers } = incoming;
    if (assets.test(url)) return fetch(request, door);
    if (url === "/health" && watchers < WATCHERS) {
      watchers++;
      return Promise.resolve(fetch(request, door)).finally(() => watchers--);
    }
    const isWrite = method !== "GET" && method !== "HEAD";
    const session = sessionCookie.exec(headers.cookie ?? "")?.[1] ?? bearerToken.exec(headers.authorization ?? "")?.[1];
    const who = session !== undefined && known.has(session) ? "known" : "others";
    const rank = rankOf(incoming, session !== undefined && who, isWrite);
    if (isStuck()) return refuse(request);
    if (admission.isFull(rank)) {
      crowdedUntil = performance.now() + CROWDED_MS;
      return refuse(request);
    }
    door.isCrowded = performance.now() < crowdedUntil;
    if (isWrite) {
      const size = formSize(headers);
      if (size === undefined) {
        if (uploads[who] >= UPLOADS[who]) return refuse(request);
        uploads[who]++;
        return Promise.resolve(fetch(request, door)).finally(() => uploads[who]--);
      }
      const whose = rank === "server" ? "servers" : who;
      if (bytes[whose] + size > FORMS_BYTES || !(await takeForm(incoming, whose, size))) return refuse(request);
    }
    const response = await letIn(request, door, rank, isWrite);
    if (session !== undefined && door.isPerson !== undefined) learn(known, session, door.isPerson);
    return response;
  };
}

/**
 * A session is known from its first answer on; one that ended is not from its next. Copied, since a part that was cut out of a header
 * keeps all of the header in memory.
 */
function learn(known: Set<string>, session: string, isPerson: boolean): void {
  known.delete(session);
  if (isPerson) known.add(Buffer.from(session).toString());
  const oldest = known.size > MOST_KNOWN ? known.values().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
}

function rankOf({ url = "", headers }: IncomingMessage, who: "known" | "others" | false, isWrite: boolean): Rank {
  if (who === "known") return isWrite ? "knownWrite" : "knownRead";
  if (who === "others") return isWrite ? "claimedWrite" : "claimedRead";
  if (forServers.test(url) || ofServers.test(headers.accept ?? "")) return "server";
  return forMachines.test(url) || machines.test(headers["user-agent"] ?? "") ? "machine" : "guest";
}

/** The size of a form, or of what another server brings, that may be read as a whole before anything is done; undefined for any other body. */
function formSize(headers: IncomingMessage["headers"]): number | undefined {
  const size = Number(headers["content-length"] ?? Number.NaN);
  const type = headers["content-type"] ?? "";
  const isForm = /^application\/(x-www-form-urlencoded|json)\b/i.test(type);
  const isEmpty = !headers["transfer-encoding"] && !(size > 0);
  if (isEmpty) return 0;
  if (ofServers.test(type)) return size <= LARGEST_ACTIVITY ? size : undefined;
  return isForm && size <= LARGEST_FORM ? size : undefined;
}

/** The whole body; undefined when whoever sends it leaves before. */
function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => resolve(Buffer.concat(parts)));
    incoming.on("close", () => resolve(undefined));
    incoming.on("error", () => resolve(undefined));
  });
}

async function within<Result>(ms: number, work: Promise<Result>, otherwise: () => Result): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<Result>((resolve) => {
    timer = setTimeout(() => resolve(otherwise()), ms);
  });
  work.catch(() => {});
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}
