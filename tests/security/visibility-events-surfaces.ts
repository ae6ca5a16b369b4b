import { renewCalendar } from "../../src/modules/campaigns/events/calendar/calendars.ts";
import {
  type EventsStage,
  type Looker,
  type Planned,
  type ShapeName,
  seers,
  shapes,
} from "./visibility-events-stage.ts";

const isIn = (looker: Looker) => looker !== "guest" && looker !== "pending";
const isPublic = ({ name }: { name: ShapeName }) => shapes[name].audience === "public";
const isOf = (group: string, name: ShapeName) => "group" in shapes[name] && shapes[name].group === group;

/** A page or a file in which events stand. `shows` says which of those the looker may see. */
export type EventList = {
  readonly name: string;
  readonly route: string;
  readonly path: string;
  readonly shows: (name: ShapeName, looker: Looker) => boolean;
  /** Whether everyone gets what a guest gets: no cookie is looked at. */
  readonly asGuest?: true;
  /** Whether events stand there by their address, and not by their words. */
  readonly byAddress?: true;
};
export const lists: readonly EventList[] = [
  { name: "what comes", route: "GET /events", path: "/events", shows: () => true },
  { name: "one's own", route: "GET /events/mine", path: "/events/mine", shows: (_, looker) => isIn(looker) },
  { name: "calendar of all", route: "GET /events.ics", path: "/events.ics", shows: () => true, asGuest: true },
  ...(["closed", "open"] as const).flatMap((group): EventList[] => {
    const handle = group === "closed" ? "ibu_tertutup" : "tani_terbuka";
    const shows = (name: ShapeName) => isOf(group, name);
    return [
      { name: `${group} group's`, route: "GET /groups/:group/events", path: `/groups/${handle}/events`, shows },
      {
        name: `calendar of the ${group} group`,
        route: "GET /groups/:group/events.ics",
        path: `/groups/${handle}/events.ics`,
        shows,
        asGuest: true,
      },
    ];
  }),
  {
    name: "news",
    route: "GET /notifications",
    path: "/notifications",
    shows: (_, looker) => isIn(looker),
    byAddress: true,
  },
  {
    name: "what search engines are told",
    route: "GET /sitemap.xml",
    path: "/sitemap.xml",
    shows: (name) => isPublic({ name }) && name !== "calledoff",
    asGuest: true,
    byAddress: true,
  },
];

/** Pages of posts. Whoever may not see an event reads nothing of it there either; posts have a matrix of their own. */
export const postLists: readonly string[] = [
  "/",
  "/community",
  "/tags/matriks",
  "/tags/matriks/feed.atom",
  "/@orang_organiser",
  "/@orang_organiser/feed.json",
  "/@ibu_tertutup",
  "/groups/tani_terbuka",
  "/search?q=acara",
  "/log",
  "/moderation/cases",
];
export const appLists: readonly string[] = [
  "/api/v1/timelines/home",
  "/api/v1/timelines/public",
  "/api/v1/timelines/tag/matriks",
  "/api/v1/notifications",
  "/api/v2/search?q=acara",
];

type Status = 200 | 303 | 403 | 404 | 422;
const tends = (looker: Looker, { name }: Planned) =>
  looker === "organiser" || (looker === "owner" && "group" in shapes[name]);
const helps = (looker: Looker, event: Planned) =>
  tends(looker, event) || (looker === "helper" && "group" in shapes[event.name]);

/** What is asked of one event. `answer` is what those get who may see it; all others get 404, or what stands before it. */
export type EventSurface = {
  readonly route: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly answer: (looker: Looker, event: Planned) => Status;
  readonly asGuest?: true;
  readonly wordless?: true;
  /** Whether somebody must be signed in. */
  readonly member?: true;
};
const always = (status: Status) => () => status;
const onlyIf = (may: typeof tends, status: Status) => (looker: Looker, event: Planned) =>
  may(looker, event) ? status : 403;
const ifPublic = (status: Status) => (_: Looker, event: Planned) => (isPublic(event) ? status : 404);
const isOn = ({ name }: Planned) => name !== "calledoff";

export const aboutOne: readonly EventSurface[] = [
  { route: "GET /events/:id", answer: always(200) },
  { route: "GET /events/:file", answer: always(200) },
  { route: "GET /events/:id/card.png", answer: ifPublic(200), asGuest: true, wordless: true },
  { route: "GET /events/:id/answer", answer: always(200), member: true },
  { route: "GET /events/:id/seat", answer: ifPublic(200) },
  { route: "GET /events/:id/seat/sent", answer: ifPublic(200), wordless: true },
  { route: "GET /events/:id/minutes", answer: always(200) },
  { route: "GET /events/:id/poster", answer: ifPublic(200) },
  { route: "GET /events/:id/attendance", answer: always(200), member: true },
  { route: "GET /events/:id/guests", answer: onlyIf(helps, 200), member: true },
  { route: "GET /events/:id/guests/sheet", answer: onlyIf(helps, 200), member: true },
  { route: "GET /events/:id/edit", answer: onlyIf(tends, 200), member: true },
  { route: "GET /events/:id/cancellation", answer: onlyIf(tends, 200), member: true },
  { route: "GET /events/news/:id", answer: always(303), member: true, wordless: true },
  { route: "POST /events/:id/seat", answer: ifPublic(422) },
  { route: "POST /events/:id/attendance", fields: { code: "XXXXXX" }, answer: always(422), member: true },
  { route: "POST /events/:id/guests", answer: onlyIf(helps, 422), member: true },
  { route: "POST /events/:id/revisions", answer: onlyIf(tends, 422), member: true, wordless: true },
  { route: "POST /events/:id/cancellation", answer: onlyIf(tends, 422), member: true },
  { route: "POST /events/:id/minutes", answer: onlyIf(tends, 422), member: true },
  {
    route: "POST /events/:id/answer",
    fields: { answer: "maybe" },
    answer: (_, event) => (isOn(event) ? 303 : 422),
    member: true,
  },
  { route: "POST /events/:id/guests/:guest/attendance", answer: onlyIf(helps, 303), member: true, wordless: true },
  {
    route: "POST /events/:id/guests/:guest/attendance/removal",
    answer: onlyIf(helps, 303),
    member: true,
    wordless: true,
  },
  {
    route: "POST /events/:id/guests/:guest/removal",
    answer: onlyIf(helps, 303),
    member: true,
    wordless: true,
  },
];

/** Addresses that hold no event one did not ask for by a secret, or that are about somebody's own. */
export const eventFree: readonly string[] = [
  "GET /events/new",
  "POST /events",
  "GET /events/calendar",
  "POST /events/calendar",
];

export const addressOf = (route: string, { id, newsId, guestId }: Planned): string =>
  (route.split(" ")[1] ?? "")
    .replace("/news/:id", `/news/${newsId}`)
    .replace(":file", `${id}.ics`)
    .replace(":id", id)
    .replace(":guest", guestId);

/** What a looker must get from a surface about one event. */
export function expectedOf({ answer, asGuest, member, route, wordless }: EventSurface, looker: Looker, event: Planned) {
  if (member && !isIn(looker)) return route.startsWith("POST") ? "403 absent" : "303 absent";
  const as = asGuest ? "guest" : looker;
  if (!seers(event.name).includes(as)) return "404 absent";
  const status = answer(as, event);
  return `${status} ${(status === 200 || status === 422) && !wordless ? "shown" : "absent"}`;
}

/** The secret address of everybody's own calendar. */
export async function calendarsOf({ world, people }: EventsStage): Promise<ReadonlyMap<Looker, string>> {
  const found = new Map<Looker, string>();
  for (const [name, person] of Object.entries(people)) {
    await renewCalendar(world.ctx, person.account);
    const page = (await person.get("/events/calendar")).text;
    found.set(name as Looker, /\/calendars\/[\w-]{43}\.ics/.exec(page)?.[0] ?? "");
  }
  return found;
}
