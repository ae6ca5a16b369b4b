import type { Page } from "playwright-core";
import { followAccount } from "#modules/accounts";
import { publishPost } from "#modules/posts";
import { tellStory } from "#modules/stories";
import { documentRoutes } from "../security/document-routes.ts";
import { actionKinds, actionPageless } from "./action-pages.ts";
import { coreKinds } from "./core-pages.ts";
import { demandKinds, demandPageless } from "./demand-pages.ts";
import { eventKinds, eventPageless } from "./event-pages.ts";
import { groupKinds } from "./group-pages.ts";
import type { House } from "./house.ts";
import { intakeKinds } from "./intake-pages.ts";
import { mediaKinds } from "./media-pages.ts";
import { moderationKinds } from "./moderation-pages.ts";
import { movingKinds } from "./moving-pages.ts";
import { notificationKinds } from "./notification-pages.ts";
import { officeKinds } from "./office-pages.ts";
import { opinionKinds } from "./opinion-pages.ts";
import { postsKinds } from "./posts-pages.ts";
import { questionKinds } from "./question-pages.ts";
import { resultKinds, resultPageless } from "./result-pages.ts";
import { safetyKinds } from "./safety-pages.ts";
import { searchKinds } from "./search-pages.ts";
import { serverKinds } from "./server-pages.ts";
import { signatureKinds } from "./signature-pages.ts";
import { voiceKinds } from "./voice-pages.ts";

/** A kind of page and how to come to it. One route may have several: empty, filled, with mistakes in its form. */
export type Kind = {
  readonly name: string;
  /** As the router names it, without patterns. */
  readonly route: string;
  readonly path: string;
  /** Whose browser; a guest's when absent. */
  readonly as?: string;
  readonly status?: number;
  /** What is done on the page to come to what is meant. */
  readonly act?: (page: Page) => Promise<unknown>;
};

/** Routes that answer with no page of their own. */
export const pageless = [
  ...documentRoutes,
  ...actionPageless,
  ...demandPageless,
  ...eventPageless,
  ...resultPageless,
  "/questions/new/:step",
  "/settings/archive/:id/file",
  "/:file",
  "/join/:step",
  "/invites/:code",
  "/health",
  "/robots.txt",
  "/sitemap.xml",
  "/:handle/:file",
  "/tags/:tag/:file",
  "/oembed",
  "/p/:id/card.png",
  "/demands/:id/card.png",
  "/events/:id/card.png",
  "/questions/:id/card.png",
  "/media/:file",
  "/proxy/:until/:mark/:packed/:width",
  "/servers.csv",
  "/demands/:id/signatures.json",
  "/demands/:id/signatures.csv",
  "/sw.js",
  "/groups/at/:id",
  "/groups/at/:id/:page",
];

const said = { warning: "", language: "id", audience: "direct", reply_policy: "everyone" } as const;

/** The administrator has lived here long, the newcomer has nothing yet, the applicant waits. */
const [old, fresh, applicant] = ["wahyu_pengelola", "baru_datang", "menanti"];

/** Every kind of page of the demo village, with things in it that the village lacks. */
export async function kindsOf(house: House): Promise<Kind[]> {
  const { pool, ctx } = house;
  const one = async (query: string) => (await pool.query<{ one: string }>(query)).rows[0]?.one ?? "";
  await pool.query(
    `insert into accounts (handle, name, status, sign_up_reason) values ('${applicant}', 'Menanti Sabar', 'pending', 'Saya baru pindah ke RW 04.'), ('${fresh}', 'Baru Datang', 'active', '')`,
  );
  await pool.query(`update accounts set locked = true where handle = '${old}'`);
  await pool.query(
    `insert into mutes (muter_id, muted_id) select one.id, two.id from accounts one, accounts two where one.handle = '${old}' and two.handle = 'dimas_bola'`,
  );
  const account = (handle: string) =>
    ctx.db.selectFrom("accounts").selectAll().where("handle", "=", handle).executeTakeFirstOrThrow();
  await followAccount(ctx, { ...(await account("mbah_karto")), session_id: "0" }, await account(old));
  await followAccount(ctx, { ...(await account(fresh)), session_id: "0" }, await account(old));
  const talk = await one("select thread_id as one from posts group by 1 order by count(*) desc limit 1");
  const gone = await one(
    `select in_reply_to_id as one from posts where in_reply_to_id <> thread_id and thread_id <> ${talk} limit 1`,
  );
  const torn = await one(`select thread_id as one from posts where id = ${gone}`);
  await pool.query(`delete from posts where id = ${gone}`);
  const mine = await one(
    `select posts.id as one from posts join accounts on accounts.id = author_id where handle = '${old}' and audience = 'public' order by 1 limit 1`,
  );
  const edited = await one("select post_id as one from post_revisions order by 1 limit 1");
  const warned = await one("select id as one from posts where warning <> '' and audience = 'public' limit 1");
  const unsaid = (content: string, rest = "null, null, null") =>
    one(`insert into drafts (account_id, writing, parent_id, publish_at, problem)
      select id, '${content}', ${rest} from accounts where handle = '${old}' returning id as one`);
  const unsent = await unsaid(`{"text": "Jadwal ronda RT 02", "more": ["Senin: Pak Joko", "Selasa: Pak Wayan"]}`);
  const alone = await unsaid(`{"text": "Setuju, Pak"}`, "1, null, 'parentGone'");
  await unsaid(`{"text": "Kerja bakti besok pagi"}`, "null, now() + interval '1 day', null");
  const stranger = await one(
    `select handle as one from accounts where status = 'active' and handle <> '${fresh}' and id not in (select followee_id from follows join accounts on accounts.id = follower_id where handle = '${old}')
      and id not in (select unnest(people) from conversations join accounts on accounts.id = any(people) where handle = '${old}') and handle <> '${old}'
      and id not in (select blocked_id from blocks join accounts on accounts.id = blocker_id where handle = '${old}') order by id limit 1`,
  );
  const held = (what: string) =>
    one(
      `select conversation_id as one from conversation_members join accounts on accounts.id = account_id where handle = '${old}' and ${what} order by last_post_id desc limit 1`,
    );
  await publishPost(ctx, await account("mbah_karto"), { ...said, text: `@${old} Saya kirim catatan rapat ya` });
  await publishPost(ctx, await account(stranger), { ...said, text: `@${old} Boleh tanya soal kartu warga?` });
  await publishPost(ctx, await account(old), { ...said, text: "@bidan_ratih @mbah_karto Rapat RT besok malam" });
  const story = await tellStory(
    ctx,
    { ...(await account("bidan_ratih")), session_id: "0" },
    { text: "Vitamin A sudah datang. Besok mulai jam delapan.", audience: "local" },
  );
  const told = await tellStory(
    ctx,
    { ...(await account(old)), session_id: "0" },
    { text: "Bibit cabai pertama sudah tumbuh.", audience: "followers" },
  );
  const kept = await one(
    `with made as (insert into highlights (account_id, name) select id, 'Kebun' from accounts where handle = '${old}' returning id)
      insert into highlight_stories (highlight_id, story_id) select id, ${told} from made returning highlight_id as one`,
  );
  const talking = await held("state = 'accepted'");
  const asked = await held("state = 'requested'");
  const own = (name: string, path: string, route = path): Kind => ({ name, route, path, as: old });
  const guest = (name: string, path: string, route = path): Kind => ({ name, route, path });
  const empty = (name: string, path: string, route = path): Kind => ({ name, route, path, as: fresh });
  const wrong = (kind: Kind, form: string): Kind => ({
    ...kind,
    name: `${kind.name}, with mistakes`,
    status: 422,
    act: send(form),
  });
  const outward = [
    guest("a post in a frame elsewhere", `/p/${mine}/embed`, "/p/:id/embed"),
    guest("a poster", `/p/${mine}/poster`, "/p/:id/poster"),
  ];
  const writing = own("a new post", "/posts/new");
  const reply = own("a reply", `/p/${talk}/reply`, "/p/:id/reply");
  const edit = own("an edit", `/p/${mine}/edit`, "/p/:id/edit");
  const joining = guest("joining", "/join");
  return [
    guest("the welcome", "/"),
    own("home", "/"),
    empty("an empty home", "/"),
    guest("the community", "/community"),
    own("the community for a member", "/community"),
    guest("about", "/about"),
    joining,
    wrong(joining, "/join/2"),
    { ...joining, name: "joining, second step", act: send("/join/2", { name: "Made" }) },
    guest("signing in", "/session/new"),
    wrong(guest("signing in", "/session/new"), "/session"),
    wrong(guest("recovery", "/session/recovery"), "/session/recovery"),
    { name: "waiting", route: "/waiting", path: "/waiting", as: applicant },
    own("settings", "/settings"),
    wrong(own("the profile form", "/settings/profile"), "/settings/profile"),
    { ...own("privacy, saved", "/settings/privacy"), act: (page) => page.goto("/settings/privacy?saved") },
    guest("display", "/settings/display"),
    wrong(own("the passphrase", "/settings/passphrase"), "/settings/passphrase"),
    wrong(own("recovery codes", "/settings/recovery-codes"), "/settings/recovery-codes"),
    {
      ...own("the sheet of codes", "/settings/recovery-codes", "/settings/recovery-codes/:sheet"),
      act: send("/settings/recovery-codes", { current: "sukamaju-demo" }),
    },
    own("sessions", "/settings/sessions"),
    empty("no invites", "/settings/invites"),
    { ...own("invites", "/settings/invites"), act: send("/settings/invites") },
    own("the blocked and muted", "/settings/quiet"),
    empty("nobody blocked", "/settings/quiet"),
    own("people", "/people"),
    guest("nobody found", "/people?q=zzzz", "/people"),
    own("one's own profile", `/@${old}`, "/:handle"),
    own("a profile", "/@laras_pengurus", "/:handle"),
    guest("a profile for guests", "/@bidan_ratih", "/:handle"),
    empty("an empty profile", `/@${fresh}`, "/:handle"),
    own("replies of someone", "/@bidan_ratih/replies", "/:handle/replies"),
    own("followers", "/@bidan_ratih/followers", "/:handle/followers"),
    guest("a hidden list", "/@bidan_ratih/following", "/:handle/following"),
    own("follow requests", "/follow-requests"),
    empty("no follow requests", "/follow-requests"),
    own("the sign-ups desk", "/admin/sign-ups"),
    wrong(own("the community's form", "/admin/community"), "/admin/community"),
    own("keeping a distance", "/people/dimas_bola/distance", "/people/:handle/distance"),
    ...outward,
    writing,
    wrong(writing, "/posts"),
    empty("no drafts", "/drafts"),
    empty("nothing scheduled", "/drafts/scheduled"),
    own("drafts", "/drafts"),
    own("scheduled posts", "/drafts/scheduled"),
    own("a draft of several parts", `/drafts/${unsent}?more`, "/drafts/:id"),
    own("a draft whose post is gone", `/drafts/${alone}`, "/drafts/:id"),
    wrong(own("a draft", `/drafts/${unsent}`, "/drafts/:id"), `/drafts/${unsent}`),
    own("deleting a draft", `/drafts/${unsent}/removal`, "/drafts/:id/removal"),
    reply,
    wrong(reply, `/p/${talk}/replies`),
    wrong(edit, `/p/${mine}/revisions`),
    own("a history", `/p/${edited}/history`, "/p/:id/history"),
    own("sharing", `/p/${talk}/share`, "/p/:id/share"),
    own("more about one's own post", `/p/${mine}/more`, "/p/:id/more"),
    guest("more, for guests", `/p/${talk}/more`, "/p/:id/more"),
    own("deleting", `/p/${mine}/removal`, "/p/:id/removal"),
    own("a conversation", `/p/${talk}`, "/p/:id"),
    own("a conversation with a gap", `/p/${torn}`, "/p/:id"),
    guest("a warned post", `/p/${warned}`, "/p/:id"),
    own("a tag", "/tags/posyandu", "/tags/:tag"),
    guest("an unknown tag", "/tags/takada", "/tags/:tag"),
    own("bookmarks", "/bookmarks"),
    empty("no bookmarks", "/bookmarks"),
    own("stories", "/stories"),
    empty("no stories", "/stories"),
    own("a story", `/stories/${story}`, "/stories/:id"),
    wrong(own("one's own story", `/stories/${told}`, "/stories/:id"), `/stories/${told}/highlight`),
    wrong(own("a new story", "/stories/new"), "/stories"),
    own("a highlight", `/highlights/${kept}`, "/highlights/:id"),
    own("messages", "/messages"),
    empty("no messages", "/messages"),
    own("message requests", "/messages/requests"),
    empty("no message requests", "/messages/requests"),
    own("a conversation of a few", `/messages/${talking}`, "/messages/:id"),
    own("a stranger's request", `/messages/${asked}`, "/messages/:id"),
    wrong(own("a message", `/messages/${talking}`, "/messages/:id"), `/messages/${talking}/posts`),
    own("choosing whom to write to", "/messages/new"),
    wrong(own("a new message", "/messages/new?to=bidan_ratih,mbah_karto&more=1", "/messages/new"), "/messages"),
    ...(await groupKinds(house, old)),
    ...(await officeKinds(house, old)),
    ...(await demandKinds(house, old)),
    ...(await mediaKinds(house, old)),
    ...(await safetyKinds(house, old)),
    ...(await movingKinds(house, old)),
    own("mentions", "/mentions"),
    empty("no mentions", "/mentions"),
    ...(await notificationKinds(house, old, fresh)),
    ...(await postsKinds(pool, old)),
    ...(await moderationKinds(pool, old)),
    ...(await searchKinds(pool, old)),
    ...(await actionKinds(house, old)),
    ...(await intakeKinds(house, old)),
    ...(await signatureKinds(pool, old)),
    ...(await eventKinds(pool, old)),
    ...(await questionKinds(house, old)),
    ...(await coreKinds(house, old)),
    ...(await serverKinds(house, old)),
    ...(await voiceKinds(house, old)),
    ...(await resultKinds(house, old)),
    ...(await opinionKinds(house, old)),
    { ...guest("a page that is not there", "/tidak-ada"), status: 404 },
  ];
}

/** Sends a page's form with these answers and all others taken out, past the browser's own checks. */
export const send =
  (action: string, answers: Readonly<Record<string, string>> = {}) =>
  async (page: Page) => {
    const arrived = page.waitForNavigation();
    await page.evaluate(`{
    const form = document.querySelector('main form[action="${action}"]');
    const answers = ${JSON.stringify(answers)};
    for (const field of form.querySelectorAll("input:not([type=hidden], [type=radio]), textarea")) field.value = answers[field.name] ?? "";
    form.submit();
  }`);
    return arrived;
  };
