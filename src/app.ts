import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { accountsRoutes, findCommunity, identify, safetyTasks, unfounded } from "#modules/accounts";
import {
  campaignListeners,
  campaignSchedule,
  campaignsRoutes,
  campaignTasks,
  demandThing,
  eventThing,
  intakeDoor,
  newsEndRoutes,
} from "#modules/campaigns";
import {
  deliberationListeners,
  deliberationRoutes,
  deliberationSchedule,
  deliberationTasks,
  questionThing,
} from "#modules/deliberation";
import {
  deliverySchedule,
  deliveryTasks,
  documentOfPage,
  federationListeners,
  federationTasks,
  inboxRoutes,
  inboxSchedule,
  inboxTasks,
  makeDocumentRoutes,
  movingRoutes,
  opinionRoutes,
  opinionSchedule,
  suggestRoutes,
  voiceRoutes,
  voiceSchedule,
} from "#modules/federation";
import { groupListeners, groupsRoutes, groupTasks, organisationRoutes } from "#modules/groups";
import {
  appPages,
  atApi,
  keepOpener,
  makeApi,
  makeStreams,
  type Streams,
  streamSchedule,
  streamTasks,
} from "#modules/mastodon-api";
import { mediaRoutes, mediaSchedule, mediaTasks } from "#modules/media";
import { messagesRoutes } from "#modules/messages";
import {
  digestRoutes,
  notificationListeners,
  notificationSchedule,
  notificationsRoutes,
  notificationTasks,
} from "#modules/notifications";
import { makeDrawCard, makeOutwardRoutes } from "#modules/outward";
import { portabilityRoutes, portabilitySchedule, portabilityTasks } from "#modules/portability";
import { messageThing, postsRoutes, postTasks, postThing } from "#modules/posts";
import { searchRoutes } from "#modules/search";
import { storiesRoutes, storySchedule, storyTasks, storyThing } from "#modules/stories";
import { timelineListeners, timelineSchedule, timelinesRoutes, timelineTasks } from "#modules/timelines";
import {
  makeModerationRoutes,
  makeModerationTasks,
  moderationSchedule,
  personThing,
  serverSchedule,
  serverTasks,
  type Things,
  trustRoutes,
} from "#modules/trust";
import { makeDrawBusyPage, saySorry, webRoutes } from "#modules/web";
import type { Assets } from "#platform/assets";
import { cleanUpSchedule, cleanUpTasks } from "#platform/clean-up";
import type { Context } from "#platform/context";
import { makeDrawn } from "#platform/drawn";
import { NotFound } from "#platform/errors";
import { joinListeners, type Listeners } from "#platform/events";
import { admit, type Fetch } from "#platform/http/admit";
import { serveAssets } from "#platform/http/assets";
import type { Env, RequestContext } from "#platform/http/env";
import { secureHeaders } from "#platform/http/headers";
import { keepGuestPages } from "#platform/http/kept-pages";
import { LARGEST_BODY } from "#platform/http/multipart";
import { makeRefusal } from "#platform/http/refusal";
import { sameOrigin } from "#platform/http/same-origin";
import { upperCase } from "#platform/http/upper-case";
import { remember } from "#platform/remember";
import { mailTasks } from "#platform/send-mail";
import type { Schedule, Tasks } from "#platform/tasks";

/** Another server's change of the community's name is seen so late by guests. */
const COMMUNITY_KEPT_MS = 1000;

/** What happens, and what follows from it. */
export const listeners: Listeners = joinListeners(
  timelineListeners,
  campaignListeners,
  deliberationListeners,
  groupListeners,
  notificationListeners,
  federationListeners,
);
/** What can be reported, and which room knows how it is found, hidden and taken away. */
const things: Things = {
  post: postThing,
  message: messageThing,
  story: storyThing,
  demand: demandThing,
  event: eventThing,
  question: questionThing,
  person: personThing,
};
export const tasks: Tasks = {
  ...makeModerationTasks(things),
  ...serverTasks,
  ...mediaTasks,
  ...postTasks,
  ...groupTasks,
  ...timelineTasks,
  ...storyTasks,
  ...campaignTasks,
  ...deliberationTasks,
  ...safetyTasks,
  ...notificationTasks,
  ...portabilityTasks,
  ...federationTasks,
  ...deliveryTasks,
  ...inboxTasks,
  ...streamTasks,
  ...cleanUpTasks,
  ...mailTasks,
};
export const schedule: Schedule = [
  ...moderationSchedule,
  ...serverSchedule,
  ...mediaSchedule,
  ...timelineSchedule,
  ...notificationSchedule,
  ...storySchedule,
  ...campaignSchedule,
  ...deliberationSchedule,
  ...portabilitySchedule,
  ...deliverySchedule,
  ...inboxSchedule,
  ...voiceSchedule,
  ...opinionSchedule,
  ...streamSchedule,
  ...cleanUpSchedule,
];

/** Puts the house together: the rules at the door, then every room's doors. */
export function makeApp(ctx: Context, assets: Assets, streams: Streams = makeStreams(ctx)): Hono<Env> {
  const community = remember(async () => (await findCommunity(ctx)) ?? unfounded, COMMUNITY_KEPT_MS);
  const drawn = makeDrawn();
  const app = new Hono<Env>();
  app.onError((error, c) => saySorry(c, error));
  app.notFound((c) => saySorry(c, new NotFound()));
  const shellAt = (path: string) => ({ assets, drawn, reader: strangerAt(path, ctx.now()) });
  app.use(atApi(makeApi(ctx, community.get, shellAt, streams)));
  app.get("/:file{[sie]-[0-9a-f]{8}\\.(css|svg|js)}", serveAssets(assets));
  app.use(async (c, next) => {
    c.set("ctx", ctx);
    c.set("community", unfounded);
    const onlyReading = ctx.room?.isFull() ?? false;
    c.set("shell", { assets, drawn, onlyReading, reader: strangerAt(c.req.path, ctx.now()) });
    await next();
    if (c.req.method !== "GET" && mayChangeHouse(c)) community.forget();
    if (c.env) c.env.isPerson = c.var.viewer !== undefined;
  });
  app.use(keepOpener);
  app.use(secureHeaders);
  app.route("/", inboxRoutes);
  app.route("/", intakeDoor);
  app.use(documentOfPage(community.get));
  app.get("/:handle{@[A-Za-z0-9_]{2,30}}", keepGuestPages(ctx, community.get));
  app.use(upperCase);
  app.use(limitBody);
  app.use(identify(community.get));
  app.route("/", digestRoutes);
  app.route("/", newsEndRoutes);
  app.use(sameOrigin);
  const outwardRoutes = makeOutwardRoutes(makeDrawCard());
  for (const room of [
    webRoutes,
    accountsRoutes,
    trustRoutes,
    makeModerationRoutes(things),
    mediaRoutes,
    outwardRoutes,
    postsRoutes,
    messagesRoutes,
    storiesRoutes,
    campaignsRoutes,
    deliberationRoutes,
    groupsRoutes,
    organisationRoutes,
    notificationsRoutes,
    searchRoutes,
    portabilityRoutes,
    movingRoutes,
    voiceRoutes,
    opinionRoutes,
    suggestRoutes,
    appPages,
    makeDocumentRoutes(ctx),
    timelinesRoutes,
  ])
    app.route("/", room);
  return app;
}

/** Whoever founds the community, or looks after it; all others change nothing of its row. */
const mayChangeHouse = ({ var: { viewer, community } }: RequestContext) =>
  viewer ? viewer.role !== "member" : community === unfounded;

const limitPlainBody = bodyLimit({ maxSize: LARGEST_BODY });
/** A multipart form is weighed as it is read (`readMultipart`), since some may carry files. */
const limitBody: MiddlewareHandler<Env> = (c, next) =>
  /^multipart\/form-data\b/i.test(c.req.header("Content-Type") ?? "") ? next() : limitPlainBody(c, next);
/** The whole way in: whom there is no room for is told so before anything else is done. */
export function makeDoor(ctx: Context, assets: Assets, app: Hono<Env> = makeApp(ctx, assets)): Fetch {
  const draw = makeDrawBusyPage({ assets, drawn: makeDrawn(), reader: strangerAt("", ctx.now()) });
  return admit((request, door) => app.fetch(request, door), makeRefusal(draw));
}

/** How a page is shown while nothing is known of who asks: also when the database is away. */
function strangerAt(path: string, now: Date): Env["Variables"]["shell"]["reader"] {
  return {
    locale: "id",
    timeZone: "WIB",
    theme: "system",
    textSize: 0,
    pictures: "light",
    communityName: "Gaung",
    viewer: undefined,
    path,
    now,
  };
}
