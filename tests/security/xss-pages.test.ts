import assert from "node:assert/strict";
import { test } from "node:test";
import { makeInvite } from "#modules/accounts";
import { actionColumns } from "./action-doors.ts";
import { addresseeColumns } from "./addressee-doors.ts";
import { appColumns } from "./app-columns.ts";
import { commentColumns } from "./comment-doors.ts";
import { coreColumns } from "./core-doors.ts";
import { deliveryColumns } from "./delivery-columns.ts";
import { demandColumns } from "./demand-columns.ts";
import { eventColumns } from "./event-doors.ts";
import { groupColumns } from "./group-doors.ts";
import { inboxColumns } from "./inbox-columns.ts";
import { intakeColumns } from "./intake-doors.ts";
import { moderationColumns } from "./moderation-columns.ts";
import { newsletterColumns } from "./newsletter-doors.ts";
import { opinionColumns } from "./opinion-doors.ts";
import { organisationColumns } from "./organisation-doors.ts";
import { questionColumns } from "./question-doors.ts";
import { remoteColumns } from "./remote-columns.ts";
import { fill, readsOf } from "./routes.ts";
import { searchColumns } from "./search-columns.ts";
import { signatureColumns } from "./signature-doors.ts";
import { forgetLimits, setStage } from "./stage.ts";
import { voiceColumns } from "./voice-doors.ts";

const BAIT = "<img src=x onerror=window.__pwn=1>";
const stage = await setStage();
const { world, siti, tono, admin } = stage;
const { pool } = world;

/** Where each column of text is shown raw, escaped or never. A new column must be added here, with what becomes of it. */
const columns: Readonly<Record<string, "bait" | "ours" | "choice" | "unseen">> = {
  ...appColumns,
  ...moderationColumns,
  ...deliveryColumns,
  ...inboxColumns,
  ...remoteColumns,
  ...searchColumns,
  ...demandColumns,
  ...actionColumns,
  ...commentColumns,
  ...intakeColumns,
  ...newsletterColumns,
  ...addresseeColumns,
  ...organisationColumns,
  ...groupColumns,
  ...signatureColumns,
  ...eventColumns,
  ...questionColumns,
  ...voiceColumns,
  ...opinionColumns,
  ...coreColumns,
  "accounts.bio": "bait",
  "accounts.bio_html": "ours",
  "accounts.fields": "ours",
  "accounts.findable_by": "choice",
  "accounts.follows_seen_by": "choice",
  "accounts.avatar": "ours",
  "accounts.cover": "ours",
  "accounts.handle": "choice",
  "accounts.languages": "bait",
  "accounts.locale": "choice",
  "accounts.messages_from": "choice",
  "accounts.name": "bait",
  "accounts.place": "bait",
  "accounts.place_seen_by": "choice",
  "accounts.pronouns": "bait",
  "accounts.restriction": "choice",
  "accounts.role": "choice",
  "accounts.sign_up_reason": "bait",
  "accounts.status": "choice",
  "community.description": "bait",
  "community.locale": "choice",
  "alt_suggestions.alt": "bait",
  "community.name": "bait",
  "community.pictures": "choice",
  "community.sign_up": "choice",
  "community.time_zone": "choice",
  "conversation_members.state": "choice",
  "credentials.passphrase_hash": "unseen",
  "departures.former_status": "choice",
  "drafts.problem": "choice",
  "drafts.writing": "ours",
  "email_links.purpose": "unseen",
  "exports.file": "unseen",
  "exports.state": "choice",
  "exports.trouble": "choice",
  "follows.state": "choice",
  "gone_pictures.stem": "ours",
  "gone_pictures.variants": "ours",
  "highlights.name": "bait",
  "idempotency_keys.answer": "unseen",
  "idempotency_keys.key": "unseen",
  "idempotency_keys.owner": "unseen",
  "imported.origin": "unseen",
  "imports.done": "unseen",
  "imports.file": "unseen",
  "imports.kind": "choice",
  "imports.state": "choice",
  "imports.trouble": "choice",
  "link_hosts.host": "unseen",
  "links.title": "bait",
  "links.url": "unseen",
  "mails.kind": "unseen",
  "muted_words.pattern": "unseen",
  "muted_words.word": "bait",
  "passkey_challenges.challenge": "unseen",
  "passkeys.credential_id": "unseen",
  "passkeys.name": "bait",
  "passkeys.transports": "unseen",
  "poll_options.text": "bait",
  "post_revisions.html": "ours",
  "pictures.alt": "bait",
  "pictures.colour": "ours",
  "pictures.part": "choice",
  "pictures.stem": "ours",
  "pictures.variants": "ours",
  "inboxes.digest": "choice",
  "inboxes.from_limited": "choice",
  "inboxes.from_new": "choice",
  "inboxes.from_nonfollowers": "choice",
  "inboxes.from_private": "choice",
  "inboxes.from_unfollowed": "choice",
  "inboxes.list_exceptions": "choice",
  "inboxes.mail_exceptions": "choice",
  "inboxes.push_exceptions": "choice",
  "notification_entries.kind": "choice",
  "notifications.kind": "choice",
  "post_revisions.text": "bait",
  "post_revisions.warning": "bait",
  "post_tags.tag": "unseen",
  "posts.audience": "choice",
  "posts.html": "ours",
  "posts.language": "choice",
  "posts.quote_policy": "choice",
  "posts.quote_state": "choice",
  "posts.reply_policy": "choice",
  "posts.text": "bait",
  "posts.warning": "bait",
  "rate_limits.bucket": "unseen",
  "reactions.kind": "choice",
  "sessions.device": "bait",
  "stories.audience": "choice",
  "stories.html": "ours",
  "stories.language": "choice",
  "stories.text": "bait",
  "stream_events.audience": "choice",
  "stream_events.kind": "choice",
  "worker_heartbeats.worker_id": "unseen",
};

/** What stands in places of addresses that are not about posts. */
const placesOf = (path: string): Record<string, string> => {
  if (path.startsWith("/comments/")) return { secret: stage.comments.asked };
  if (path.startsWith("/newsletters/")) return { id: stage.newsletters.waitsId };
  if (path.startsWith("/signature/"))
    return { secret: path.endsWith("/outcome") ? stage.signing.answers : stage.signing.stands };
  return path.startsWith("/demands/") ? { id: stage.signing.id } : {};
};

/** Tables, papers, calendars and data are no pages: a browser makes no elements of them. */
const isNoPage = (headers: Headers) =>
  /^(text\/(csv|calendar)|application\/(pdf|json))/.test(headers.get("Content-Type") ?? "");

/** A page without what stands inside its attributes. */
const withoutValues = (text: string) => text.replaceAll(/="[^"]*"/g, '=""');

/** Through the forms, so that what is kept as HTML was made by us from the bait. */
async function setBait(): Promise<void> {
  const fields = Object.fromEntries(
    [1, 2].flatMap((number) => [
      [`field_name_${number}`, BAIT],
      [`field_value_${number}`, BAIT],
    ]),
  );
  for (const person of [siti, tono])
    assert.equal((await person.post("/settings/profile", { name: BAIT, bio: BAIT, ...fields })).status, 303);
  await siti.post(`/p/${stage.post.id}/revisions`, { text: `${BAIT} pertama`, warning: BAIT });
  await siti.post(`/p/${stage.post.id}/revisions`, { text: `${BAIT} #tag @tono https://a.id/${BAIT}`, warning: BAIT });
  await siti.post("/posts", { text: `${BAIT} #desa` });
  await siti.post("/posts", { text: BAIT, warning: BAIT, "do.save": "" });
  await tono.post(`/p/${stage.post.id}/replies`, { text: BAIT, audience: "public" });
  await tono.post("/people/siti/follow");
  await makeInvite(world.ctx, { ...siti.account, session_id: "0" });
  for (const [name, kind] of Object.entries(columns)) {
    const [table, column] = name.split(".");
    if (kind !== "bait") continue;
    const value = /^accounts\.(languages|skills)$/.test(name) ? "array[$1]" : "left($1, 30)";
    await pool
      .query(
        `update ${table} set ${column} = ${["pronouns", "place", "device", "warning"].includes(column ?? "") || /^accounts\.(languages|skills)$/.test(name) ? value : "$1"}`,
        [BAIT],
      )
      .catch(async () => {
        await pool.query(`update ${table} set ${column} = left($1, 30)`, [BAIT]);
      });
  }
  await world.settle();
}

test("XSS-08 Every column of text is in the table of what is shown and how", async () => {
  const { rows } = await pool.query<{ name: string }>(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and table_name <> 'migrations' and (data_type in ('text', 'jsonb', 'json', 'character varying') or udt_name = '_text') order by 1",
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    Object.keys(columns).sort(),
  );
});

test("XSS-08 On no page does what people wrote become an element, whoever looks and whatever is wrong", async () => {
  await setBait();
  const values = {
    id: stage.post.id,
    handle: "siti",
    tag: "desa",
    code: "1-abc",
    step: "2",
    sheet: "abcdefgh1",
    kind: "post",
    file: "s-00000000.css",
  };
  let baited = 0;
  for (const { path, name } of readsOf(world.app)) {
    const address = fill(path.replace(/^\/:handle/, "/@:handle"), { ...values, ...placesOf(path) });
    for (const person of [world.guest(), siti, tono, admin]) {
      const { text, headers } = await person.get(address);
      if (isNoPage(headers)) continue;
      assert.doesNotMatch(text, /<img(?! src="\/media\/[0-9a-f]{32}-\d+\.webp" width)/i, name);
      assert.doesNotMatch(withoutValues(text), /<[^>]*\sonerror/i, name);
      if (text.includes("&lt;img src=x")) baited++;
    }
    await forgetLimits(pool);
  }
  assert.ok(baited >= 60, `the bait stood, escaped, on ${baited} pages`);
  for (const [path, fields] of [
    ["/posts", { text: "", warning: BAIT }],
    ["/settings/profile", { name: "", bio: BAIT }],
    [`/p/${stage.post.id}/replies`, { text: BAIT.repeat(200), audience: BAIT }],
    ["/admin/community", { community: "", description: BAIT }],
  ] as const) {
    const answer = await admin.post(path, fields);
    assert.equal(answer.status, 422, path);
    assert.match(answer.text, /&lt;img src=x/, path);
    assert.doesNotMatch(answer.text, /<img/, path);
  }
});

const heads = [
  '"><script>1</script>',
  "</title><script>1</script>",
  "</script><!--",
  "\u2028\u2029",
  "{{7*7}}",
  "'><svg onload=1>",
  "&quot;><b>",
  "--><b>",
];

test("XSS-07 Words in a page's head stay words: the head holds exactly the elements it always holds", async () => {
  const elements = (text: string) =>
    [...(/<head>(.*?)<\/head>/s.exec(text)?.[1] ?? "").matchAll(/<(\/?[a-z]+)(?=[\s>/])([^>]*)/g)].map(
      ([, name, rest = ""]) =>
        `${name} ${[...rest.matchAll(/([\w-]+)="/g)].map(([, attribute]) => attribute).join(",")}`,
    );
  const reader = await world.person("pembaca_kepala");
  const places = ["/@tono", `/p/${stage.theirs.id}`, "/community", "/", "/people/tono/distance", "/about"];
  await pool.query("update accounts set name = 'Tono', bio = 'Petani', bio_html = '' where handle = 'tono'");
  await pool.query("update community set name = 'Sukamaju', description = 'Desa'");
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const usual = new Map<string, string[]>();
  for (const place of places) usual.set(place, elements((await reader.get(place)).text));
  for (const head of heads) {
    await pool.query("update accounts set name = $1, bio = $1 where handle = 'tono'", [head]);
    await pool.query("update posts set text = $1, warning = $1 where id = $2", [head, stage.theirs.id]);
    await admin.post("/admin/community", {
      community: head,
      description: head,
      locale: "id",
      time_zone: "WIB",
      sign_up: "open",
      pictures: "light",
    });
    for (const place of places) {
      const { text } = await reader.get(place);
      assert.deepEqual(elements(text), usual.get(place), `${head} on ${place}`);
      assert.doesNotMatch(text, /<script|<svg onload/i);
    }
  }
  assert.ok((usual.get("/") ?? []).length > 8);
});

test("XSS-06 No page holds a style of its own, none is made from what people wrote, and no script either", async () => {
  for (const { path, name } of readsOf(world.app)) {
    const address = fill(path.replace(/^\/:handle/, "/@:handle"), {
      id: stage.post.id,
      handle: "siti",
      tag: "desa",
      code: "1-a",
      step: "2",
      sheet: "abcdefgh1",
      kind: "post",
      file: "s-00000000.css",
    });
    for (const person of [world.guest(), siti, admin]) {
      const { text, headers } = await person.get(address);
      if (isNoPage(headers)) continue;
      assert.doesNotMatch(withoutValues(text), /<[^>]*\sstyle=|<style|<[^>]*\son[a-z]+=/i, name);
      assert.doesNotMatch(text, /(href|src|action)="\s*(javascript|data|vbscript):/i, name);
      assert.doesNotMatch(text.replaceAll(/<script src="\/[\w./-]+"[^>]*><\/script>/g, ""), /<script/i, name);
      const policy = (headers.get("Content-Security-Policy") ?? "").replace(
        /^GET \/(p|demands)\/:id\/embed$/.test(name) ? "frame-ancestors *" : "",
        "",
      );
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*/, name);
    }
    await forgetLimits(pool);
  }
});

test("XSS-13 Signs that turn the reading direction or hide letters are taken out of names, and the direction out of texts", async () => {
  const dressed = "Ba\u200bnk\u202e\u2066\ufeff Sah";
  await tono.post("/settings/profile", { name: dressed, place: dressed, pronouns: dressed, bio: `balik\u202eini` });
  await tono.post("/posts", { text: "balik\u202eini", warning: "\u202drahasia" });
  const { text } = await siti.get("/@tono");
  assert.match(text, /Bank Sah/);
  assert.doesNotMatch(text, /[\u202a-\u202e]/);
  assert.match(text, /<div class="e-content" dir="auto"/);
});

test("XSS-16 What stands in the log is one line of JSON each, whatever was sent", async () => {
  world.logged.length = 0;
  await pool.query("alter table mutes rename to mutes_away");
  for (const sent of ['\r\n{"level":"info"}', "\u001b[31mmerah", "\u2028", "=HYPERLINK()", "]]>"]) {
    assert.equal((await siti.get(`/community?q=${encodeURIComponent(sent)}`)).status, 500);
  }
  await pool.query("alter table mutes_away rename to mutes");
  const lines = world.logged.join("").trimEnd().split("\n");
  assert.ok(lines.length >= 5);
  for (const line of lines) {
    assert.equal(typeof JSON.parse(line), "object");
    assert.doesNotMatch(line, /\p{Cc}/u);
  }
});
