import { actionPostFree, actionsHeldElsewhere } from "./action-doors.ts";
import { addresseePostFree, addresseesHeldElsewhere } from "./addressee-doors.ts";
import { commentPostFree, commentsHeldElsewhere } from "./comment-doors.ts";
import { demandsHeldElsewhere } from "./demand-surfaces.ts";
import { documentLists, documentsOfOne, heldDocuments, postFreeDocuments } from "./document-surfaces.ts";
import { eventPostFree, eventsHeldElsewhere } from "./event-doors.ts";
import { groupHeldElsewhere, groupPostFree } from "./group-doors.ts";
import { intakePostFree } from "./intake-doors.ts";
import { movingRoutes } from "./moving-doors.ts";
import { newsletterPostFree } from "./newsletter-doors.ts";
import { opinionsHeldElsewhere } from "./opinion-doors.ts";
import { organisationHeldElsewhere, organisationPostFree } from "./organisation-doors.ts";
import { outsideHeldElsewhere, outsidePostFree } from "./outside-surfaces.ts";
import { questionPostFree, questionsHeldElsewhere } from "./question-doors.ts";
import { resultHeldElsewhere } from "./result-doors.ts";
import { safetyRoutes } from "./safety-doors.ts";
import { searchHeldElsewhere, searchPostFree, searchSurfaces } from "./search-surfaces.ts";
import { signaturePostFree } from "./signature-doors.ts";
import type { Viewer } from "./visibility-policy.ts";
import type { Audience, Marked, VisibilityStage } from "./visibility-stage.ts";
import { voicesHeldElsewhere } from "./voice-doors.ts";

/** A page that may show a post. `shows` says what it is for: whether a post the viewer may see stands on it. */
export type ListSurface = {
  readonly name: string;
  readonly route: string;
  readonly path: (stage: VisibilityStage) => string;
  readonly shows: (post: Marked, viewer: Viewer) => boolean;
  /** Whether everyone gets what a guest gets: no cookie is looked at. */
  readonly asGuest?: true;
};

const anywhere = () => true;
const signedIn = (viewer: Viewer) => viewer !== "guest" && viewer !== "pending";
const isOpen = (audience: Audience) => audience === "public" || audience === "local";
const isMessage = ({ audience }: Marked, viewer: Viewer) => audience === "direct" && signedIn(viewer);
const isNamed = (viewer: Viewer) => viewer === "mentioned";
/** Older than the newest there can be: the list without what is pinned above it. */
const NEAR_END = "9223372036854775806";

export const lists: readonly ListSurface[] = [
  ...documentLists,
  ...searchSurfaces,
  ...["feed.atom", "feed.json"].flatMap((file): ListSurface[] => [
    {
      name: `profile, ${file}`,
      route: "GET /:handle/:file",
      path: () => `/@alya/${file}`,
      shows: ({ isReply }) => !isReply,
      asGuest: true,
    },
    {
      name: `tag, ${file}`,
      route: "GET /tags/:tag/:file",
      path: () => `/tags/matriks/${file}`,
      shows: ({ audience }) => audience !== "quiet",
      asGuest: true,
    },
  ]),
  {
    name: "home",
    route: "GET /",
    path: () => "/",
    shows: ({ audience, isReply }, viewer) =>
      viewer === "guest" ? audience === "public" && !isReply : signedIn(viewer) && audience !== "direct",
  },
  {
    name: "community",
    route: "GET /community",
    path: () => "/community",
    shows: ({ audience, isReply }) => isOpen(audience) && !isReply,
  },
  {
    name: "tag",
    route: "GET /tags/:tag",
    path: () => "/tags/matriks",
    shows: ({ audience }) => audience !== "quiet" && audience !== "direct",
  },
  {
    name: "profile, posts",
    route: "GET /:handle",
    path: () => `/@alya?before=${NEAR_END}`,
    shows: ({ isReply, audience }) => !isReply && audience !== "direct",
  },
  { name: "profile, first page with pins", route: "GET /:handle", path: () => "/@alya", shows: anywhere },
  {
    name: "profile, replies",
    route: "GET /:handle/replies",
    path: () => "/@alya/replies",
    shows: ({ isReply, audience }) => isReply && audience !== "direct",
  },
  { name: "quotes on someone's profile", route: "GET /:handle", path: () => "/@citra", shows: anywhere },
  { name: "shares on someone's profile", route: "GET /:handle", path: () => "/@bima", shows: anywhere },
  { name: "bookmarks", route: "GET /bookmarks", path: () => "/bookmarks", shows: (_, viewer) => signedIn(viewer) },
  {
    name: "mentions",
    route: "GET /mentions",
    path: () => "/mentions",
    shows: ({ audience }, viewer) => isNamed(viewer) && audience !== "direct",
  },
  { name: "news", route: "GET /notifications", path: () => "/notifications", shows: (_, viewer) => signedIn(viewer) },
  {
    name: "news of strangers",
    route: "GET /notifications/requests",
    path: () => "/notifications/requests",
    shows: (_, viewer) => signedIn(viewer),
  },
  { name: "messages", route: "GET /messages", path: () => "/messages", shows: isMessage },
  { name: "requests", route: "GET /messages/requests", path: () => "/messages/requests", shows: () => false },
  ...["direct", "direct reply"].map(
    (name): ListSurface => ({
      name: `conversation of the ${name}`,
      route: "GET /messages/:id",
      path: ({ posts }) => `/messages/${posts.find((post) => post.name === name)?.post.conversation_id}`,
      shows: (post, viewer) => post.name === name && signedIn(viewer),
    }),
  ),
  {
    name: "conversation of another's post",
    route: "GET /p/:id",
    path: ({ base }) => `/p/${base.id}`,
    shows: ({ isReply }) => isReply,
  },
];

/** What is asked of one post by its id. `answer` is what someone who may see the post gets; all others get 404. */
export type PostSurface = {
  readonly route: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly answer: (post: Marked, viewer: Viewer) => 200 | 303 | 403 | 404 | 422;
  readonly asGuest?: true;
  /** Whether there are no words of the post that a test can read: they are in a picture, or the page is about people. */
  readonly wordless?: true;
};

const reading = () => 200 as const;
const doing = () => 303 as const;
const byAuthor = (otherwise: 403 | 404, done: 200 | 303) => (_: Marked, viewer: Viewer) =>
  viewer === "author" ? done : otherwise;
const open = ({ audience }: Marked) => (audience === "public" || audience === "quiet" ? 200 : 404);
const passable = ({ audience }: Marked) =>
  audience === "followers" || audience === "direct" || audience === "group" ? 403 : 303;
const reply = {
  text: "Jawaban untuk @bima",
  audience: "direct",
  language: "id",
  reply_policy: "everyone",
  warning: "",
};

export const aboutOne: readonly PostSurface[] = [
  ...documentsOfOne,
  { route: "GET /p/:id", answer: reading },
  { route: "GET /p/:id/embed", answer: open, asGuest: true },
  { route: "GET /p/:id/card.png", answer: open, asGuest: true, wordless: true },
  { route: "GET /p/:id/poster", answer: open },
  { route: "GET /p/:id/pictures/:number", answer: reading },
  { route: "GET /p/:id/history", answer: reading },
  { route: "GET /p/:id/share", answer: reading },
  { route: "GET /p/:id/more", answer: reading },
  { route: "GET /p/:id/reply", answer: reading },
  { route: "POST /p/:id/mute", answer: doing },
  { route: "POST /p/:id/mute/removal", answer: doing },
  { route: "GET /p/:id/quotes", answer: reading },
  { route: "GET /p/:id/reactions", answer: reading, wordless: true },
  { route: "GET /p/:id/shares", answer: reading, wordless: true },
  { route: "POST /p/:id/quote/approval", answer: () => 404 },
  { route: "POST /p/:id/quote/refusal", answer: () => 404 },
  { route: "POST /p/:id/quote/withdrawal", answer: () => 404 },
  { route: "GET /p/:id/votes", answer: reading },
  { route: "POST /p/:id/votes", answer: () => 422 },
  { route: "GET /p/:id/edit", answer: byAuthor(404, 200) },
  { route: "GET /p/:id/removal", answer: byAuthor(404, 200) },
  { route: "POST /p/:id/replies", fields: reply, answer: doing },
  { route: "POST /p/:id/pictures/:number/alt", fields: { alt: "Foto" }, answer: byAuthor(403, 303) },
  {
    route: "POST /p/:id/pictures/:number/suggestions",
    fields: { alt: "Usulan" },
    answer: (_, viewer) => (viewer === "author" ? 403 : 303),
  },
  { route: "POST /p/:id/revisions", answer: byAuthor(403, 303) },
  { route: "POST /reactions", answer: doing },
  { route: "POST /p/:id/reaction/:kind", answer: doing },
  { route: "POST /p/:id/reaction/removal", answer: doing },
  { route: "POST /p/:id/bookmark", answer: doing },
  { route: "POST /p/:id/bookmark/removal", answer: doing },
  { route: "POST /p/:id/share", answer: passable },
  { route: "POST /p/:id/share/removal", answer: doing },
  {
    route: "POST /p/:id/pin",
    answer: (post, viewer) => (viewer !== "author" || post.audience === "direct" ? 403 : 303),
  },
  { route: "POST /p/:id/pin/removal", answer: byAuthor(403, 303) },
  { route: "POST /p/:id/removal", answer: byAuthor(403, 303) },
];

/** Addresses of one person alone that show another's post, with the test that holds it to the policy. */
export const heldElsewhere: Readonly<Record<string, string>> = {
  ...outsideHeldElsewhere,
  ...heldDocuments,
  ...searchHeldElsewhere,
  ...actionsHeldElsewhere,
  ...commentsHeldElsewhere,
  ...demandsHeldElsewhere,
  ...addresseesHeldElsewhere,
  ...groupHeldElsewhere,
  ...organisationHeldElsewhere,
  ...eventsHeldElsewhere,
  ...questionsHeldElsewhere,
  ...resultHeldElsewhere,
  ...voicesHeldElsewhere,
  ...opinionsHeldElsewhere,
  "GET /posts/new": "what one may not see cannot be quoted, and nothing says that it is there",
  "POST /p/:id/pictures/:number/suggestions/:suggestion/approval": "only its author answers what others suggest",
  "POST /p/:id/pictures/:number/suggestions/:suggestion/refusal": "only its author answers what others suggest",
  "GET /media/:file": "each picture is seen by exactly those who see what it hangs on",
  "GET /report/:kind/:id": "ACL-06 Reporting shows and takes exactly what its reporter may see",
  "POST /report/:kind/:id": "ACL-06 Reporting shows and takes exactly what its reporter may see",
  "GET /moderation/cases": "ACL-17 Moderators see of what is not public only what was reported",
  "GET /moderation/cases/:id": "ACL-17 Moderators see of what is not public only what was reported",
  "GET /moderation/cases/:id/decision": "ACL-17 Moderators see of what is not public only what was reported",
  "GET /moderation/appeals/:id": "ACL-17 Moderators see of what is not public only what was reported",
  "GET /notices/:id": "ACL-22 Nobody learns who reported them, from no page and no refusal",
  "GET /drafts/:id": "a draft shows what it answers only while its writer may see it",
};

/** Addresses that hold no post of anyone: people, settings, joining, and files. */
export const postFree: readonly string[] = [
  ...outsidePostFree,
  ...postFreeDocuments,
  ...searchPostFree,
  ...actionPostFree,
  ...commentPostFree,
  ...intakePostFree,
  ...newsletterPostFree,
  ...addresseePostFree,
  ...organisationPostFree,
  ...groupPostFree,
  ...signaturePostFree,
  ...eventPostFree,
  ...questionPostFree,
  ...safetyRoutes,
  ...movingRoutes,
  "GET /:file",
  "GET /about",
  "GET /health",
  "GET /robots.txt",
  "GET /sitemap.xml",
  "GET /oembed",
  "GET /join",
  "GET /join/:step",
  "GET /invites/:code",
  "GET /set-up/:code",
  "GET /session/new",
  "GET /session/recovery",
  "GET /waiting",
  "GET /leaving",
  "GET /session/second-step",
  "GET /session/confirmation",
  "GET /settings/safety",
  "GET /settings/second-step",
  "GET /settings/removal",
  "GET /settings",
  "GET /settings/pictures",
  "POST /settings/pictures/:part",
  "POST /settings/pictures/:part/removal",
  "GET /settings/profile",
  "GET /settings/privacy",
  "GET /settings/display",
  "GET /settings/passphrase",
  "GET /settings/sessions",
  "GET /settings/invites",
  "GET /settings/quiet",
  "GET /settings/words",
  "POST /settings/words",
  "POST /settings/words/:id/removal",
  "GET /settings/recovery-codes",
  "GET /settings/recovery-codes/:sheet",
  "GET /people",
  "GET /:handle/followers",
  "GET /:handle/following",
  "GET /people/:handle/distance",
  "GET /follow-requests",
  "GET /admin/sign-ups",
  "GET /admin/community",
  "POST /admin/sign-ups/:id/refusal/removal",
  "POST /admin/networks",
  "POST /admin/networks/:id/removal",
  "GET /reports/sent",
  "GET /moderation/appeals",
  "GET /notices",
  "GET /log",
  "GET /admin/log",
  "POST /moderation/cases/:id/assignment",
  "POST /moderation/cases/:id/assignment/removal",
  "POST /moderation/cases/:id/notes",
  "POST /moderation/cases/:id/decision",
  "POST /moderation/cases/:id/agreement",
  "POST /moderation/cases/:id/agreement/removal",
  "POST /moderation/decisions/:id/removal",
  "POST /moderation/appeals/:id/answer",
  "POST /notices/:id/appeal",
  "GET /rules",
  "GET /rules/history",
  "GET /announcements",
  "GET /admin/rules",
  "GET /admin/rules/:id",
  "GET /admin/announcements",
  "GET /admin/roles",
  "GET /admin/moderation",
  "POST /admin/rules",
  "POST /admin/rules/:id",
  "POST /admin/rules/:id/removal",
  "POST /announcements/:id/dismissal",
  "POST /admin/announcements",
  "POST /admin/announcements/:id/removal",
  "POST /admin/roles",
  "POST /admin/moderation",
  "GET /drafts",
  "GET /drafts/scheduled",
  "GET /drafts/:id/removal",
  "POST /drafts/:id",
  "POST /drafts/:id/removal",
  "GET /stories",
  "GET /stories/new",
  "GET /stories/:id",
  "GET /highlights/:id",
  "POST /stories",
  "POST /stories/:id/replies",
  "POST /stories/:id/highlight",
  "POST /stories/:id/removal",
  "POST /highlights/:id/removal",
  "GET /settings/notifications",
  "GET /sw.js",
  "GET /digest-end/:secret",
  "POST /digest-end/:secret",
  "POST /settings/push",
  "POST /settings/push/removal",
  "POST /settings/notifications",
  "POST /notifications/requests/:handle/acceptance",
  "POST /notifications/requests/:handle/removal",
  "GET /messages/new",
  "POST /messages",
  "POST /messages/:id/posts",
  "POST /messages/:id/mute",
  "POST /messages/:id/mute/removal",
  "POST /messages/:id/membership/removal",
  "POST /messages/:id/acceptance",
  "POST /messages/:id/refusal",
  "POST /posts",
  "POST /join/2",
  "POST /join/3",
  "POST /join/4",
  "POST /accounts",
  "POST /set-up/:code",
  "POST /session",
  "POST /session/removal",
  "POST /session/second-step",
  "POST /session/confirmation",
  "POST /settings/second-step",
  "POST /settings/second-step/removal",
  "POST /settings/removal",
  "POST /leaving/removal",
  "POST /session/recovery",
  "POST /settings/recovery-codes",
  "POST /settings/profile",
  "POST /settings/privacy",
  "POST /settings/display",
  "POST /settings/passphrase",
  "POST /settings/sessions/removal",
  "POST /settings/sessions/:id/removal",
  "POST /settings/invites",
  "POST /settings/invites/:id/removal",
  "POST /people/:handle/follow",
  "POST /people/:handle/follow/removal",
  "POST /people/:handle/hidden-shares",
  "POST /people/:handle/hidden-shares/removal",
  "POST /people/:handle/block",
  "POST /people/:handle/block/removal",
  "POST /people/:handle/mute",
  "POST /people/:handle/mute/removal",
  "POST /follow-requests/:handle/approval",
  "POST /follow-requests/:handle/refusal",
  "POST /admin/sign-ups/:id/approval",
  "POST /admin/sign-ups/:id/refusal",
  "POST /admin/community",
];
