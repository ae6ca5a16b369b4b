import { randomBytes } from "node:crypto";
import { setUpCode } from "#modules/accounts";
import { type Browser, PASSPHRASE } from "../world.ts";
import { actionDoors } from "./action-doors.ts";
import { addresseeDoors } from "./addressee-doors.ts";
import { commentDoors } from "./comment-doors.ts";
import { coreDoors } from "./core-doors.ts";
import { demandDoors } from "./demand-doors.ts";
import { eventDoors } from "./event-doors.ts";
import { groupDoors } from "./group-doors.ts";
import { intakeDoors } from "./intake-doors.ts";
import { mediaDoors } from "./media-doors.ts";
import { moderationDoors } from "./moderation-doors.ts";
import { movingDoors } from "./moving-doors.ts";
import { newsletterDoors } from "./newsletter-doors.ts";
import { notificationDoors } from "./notification-doors.ts";
import { opinionDoors } from "./opinion-doors.ts";
import { organisationDoors } from "./organisation-doors.ts";
import { postsDoors } from "./posts-doors.ts";
import { questionDoors } from "./question-doors.ts";
import { safetyDoors } from "./safety-doors.ts";
import { searchDoors } from "./search-doors.ts";
import { serverDoors } from "./server-doors.ts";
import { signatureDoors } from "./signature-doors.ts";
import type { Stage } from "./stage.ts";
import { voiceDoors } from "./voice-doors.ts";

/** A write as its own page would send it. */
export type Door = { readonly by: Browser; readonly path: string; readonly fields: Readonly<Record<string, string>> };

const words = { text: "Kabar baru", warning: "", language: "id", audience: "direct", reply_policy: "everyone" };
const community = { community: "Sukamaju", locale: "id", time_zone: "WIB", sign_up: "open", pictures: "light" };
const joining = { name: "Wayan", handle: "wayan_baru", reason: "Ingin ikut", invite: "" };

/**
 * Every write there is, by the name of its route, each with fields that would be taken. The csrf test fails when
 * a route is missing here.
 */
export function doorsOf(whole: Stage): Record<string, Door> {
  const { world, siti, tono, admin, asker, ...stage } = whole;
  /** A browser of its own for each, since whoever signs in twice in one has two accounts there. */
  const guest = () => world.guest();
  const { post, pinned, theirs, shared } = stage;
  const code = setUpCode(world.ctx.config.secretKey);
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const open = (path: string, fields: Record<string, string>): Door => ({ by: guest(), path, fields });
  const byAdmin = (path: string, fields: Record<string, string> = {}): Door => ({ by: admin, path, fields });
  const about = `/people/${tono.account.handle}`;
  const asking = `/follow-requests/${asker.account.handle}`;
  const talk = `/messages/${stage.conversationId}`;
  return {
    ...demandDoors(whole),
    ...coreDoors({ siti, appId: stage.appId }),
    "POST /posts": mine("/posts", { ...words, audience: "public" }),
    "POST /p/:id/replies": mine(`/p/${theirs.id}/replies`, words),
    "POST /drafts/:id": mine(`/drafts/${stage.draftId}`, {
      ...words,
      audience: "public",
      publish_day: "",
      publish_time: "",
    }),
    "POST /drafts/:id/removal": mine(`/drafts/${stage.spareDraftId}/removal`),
    "POST /p/:id/revisions": mine(`/p/${post.id}/revisions`, {
      text: "Kabar lain",
      warning: "",
      language: "id",
      reply_policy: "everyone",
    }),
    "POST /p/:id/share": mine(`/p/${theirs.id}/share`),
    "POST /p/:id/share/removal": mine(`/p/${shared.id}/share/removal`),
    "POST /reactions": mine("/reactions", { [`like.${theirs.id}`]: "" }),
    "POST /p/:id/reaction/:kind": mine(`/p/${theirs.id}/reaction/pray`),
    "POST /p/:id/reaction/removal": mine(`/p/${theirs.id}/reaction/removal`),
    "POST /p/:id/bookmark": mine(`/p/${theirs.id}/bookmark`),
    "POST /p/:id/bookmark/removal": mine(`/p/${theirs.id}/bookmark/removal`),
    "POST /p/:id/pin": mine(`/p/${pinned.id}/pin`),
    "POST /p/:id/pin/removal": mine(`/p/${pinned.id}/pin/removal`),
    "POST /people/:handle/follow": mine(`${about}/follow`),
    "POST /people/:handle/hidden-shares": mine(`${about}/hidden-shares`),
    "POST /people/:handle/hidden-shares/removal": mine(`${about}/hidden-shares/removal`),
    "POST /people/:handle/follow/removal": mine(`${about}/follow/removal`),
    "POST /people/:handle/mute": mine(`${about}/mute`, { days: "7" }),
    "POST /people/:handle/mute/removal": mine(`${about}/mute/removal`),
    "POST /people/:handle/block": mine(`${about}/block`),
    "POST /people/:handle/block/removal": mine(`${about}/block/removal`),
    "POST /follow-requests/:handle/approval": mine(`${asking}/approval`),
    "POST /follow-requests/:handle/refusal": mine(`${asking}/refusal`),
    "POST /settings/profile": mine("/settings/profile", {
      name: "Siti Rahmah",
      bio: "Guru",
      place: "Sukamaju",
      pronouns: "ia",
      languages: "id, su, en",
      field_name_1: "Situs",
      field_value_1: "https://sekolah.example",
    }),
    "POST /settings/privacy": mine("/settings/privacy", {
      locked: "on",
      findable_by: "members",
      place_seen_by: "members",
      follows_seen_by: "nobody",
      messages_from: "followed",
    }),
    "POST /settings/display": mine("/settings/display", {
      locale: "id",
      timeZone: "WIT",
      theme: "dark",
      textSize: "1",
      pictures: "saver",
    }),
    "POST /settings/sessions/:id/removal": mine(`/settings/sessions/${stage.otherSessionId}/removal`),
    "POST /settings/passphrase": mine("/settings/passphrase", { current: PASSPHRASE, passphrase: PASSPHRASE }),
    "POST /settings/recovery-codes": mine("/settings/recovery-codes", { current: PASSPHRASE }),
    "POST /settings/sessions/removal": mine("/settings/sessions/removal"),
    "POST /settings/invites": mine("/settings/invites"),
    "POST /settings/invites/:id/removal": mine(`/settings/invites/${stage.inviteId}/removal`),
    "POST /join/2": open("/join/2", { name: "Wayan", handle: "", reason: "", invite: "" }),
    "POST /join/3": open("/join/3", joining),
    "POST /join/4": open("/join/4", joining),
    "POST /accounts": open("/accounts", { ...joining, passphrase: PASSPHRASE }),
    "POST /set-up/:code": open(`/set-up/${code}`, {
      ...community,
      name: "Bu Kades",
      handle: "kades",
      passphrase: PASSPHRASE,
    }),
    "POST /session": open("/session", { handle: "siti", passphrase: PASSPHRASE, next: "/" }),
    "POST /session/recovery": open("/session/recovery", { handle: "siti", code: "ABCD-EFGH", passphrase: PASSPHRASE }),
    "POST /admin/community": byAdmin("/admin/community", { ...community, description: "Desa kami" }),
    ...voiceDoors(whole),
    ...opinionDoors(whole),
    ...mediaDoors({ siti, gallery: stage.gallery }),
    ...postsDoors({ siti, ...stage }),
    ...notificationDoors(world, siti, asker.account.handle),
    ...safetyDoors({ ...stage, siti, guest }),
    ...movingDoors(siti, stage.remote.accountId),
    ...moderationDoors(whole),
    ...serverDoors(whole),
    ...searchDoors(whole),
    ...actionDoors(whole),
    ...commentDoors(whole),
    ...intakeDoors(whole),
    ...newsletterDoors(whole),
    ...addresseeDoors(whole),
    ...organisationDoors(whole),
    ...groupDoors(whole),
    ...signatureDoors(whole),
    ...eventDoors(whole),
    ...questionDoors(whole),
    "POST /messages": mine("/messages", { to: "tono", text: "Halo" }),
    "POST /messages/:id/posts": mine(`${talk}/posts`, { text: "Setuju" }),
    "POST /messages/:id/mute": mine(`${talk}/mute`),
    "POST /messages/:id/mute/removal": mine(`${talk}/mute/removal`),
    "POST /messages/:id/membership/removal": mine(`${talk}/membership/removal`),
    "POST /messages/:id/acceptance": mine(`/messages/${stage.requestId}/acceptance`),
    "POST /messages/:id/refusal": mine(`/messages/${stage.requestId}/refusal`),
    "POST /stories": mine("/stories", { text: "Panen pagi ini", audience: "local" }),
    "POST /stories/:id/replies": mine(`/stories/${stage.theirStoryId}/replies`, { text: "Wah" }),
    "POST /stories/:id/highlight": mine(`/stories/${stage.storyId}/highlight`, { name: "Sawah" }),
    "POST /stories/:id/removal": mine(`/stories/${stage.storyId}/removal`),
    "POST /highlights/:id/removal": mine(`/highlights/${stage.highlightId}/removal`),
    "POST /p/:id/removal": mine(`/p/${post.id}/removal`),
    "POST /session/removal": mine("/session/removal"),
  };
}

/** The fields as a form's body, with a key of its own. */
export function bodyOf(door: Door, more: Readonly<Record<string, string>> = {}): URLSearchParams {
  return new URLSearchParams({ key: randomBytes(12).toString("hex"), ...door.fields, ...more });
}
