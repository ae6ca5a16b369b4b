import { mkdirSync } from "node:fs";
import { test } from "node:test";
import { setUpCode, followAccount } from "#modules/accounts";
import { openHouse, openVillage } from "./house.ts";
import { press, write } from "./hands.ts";
const out = "/tmp/h/shots"; mkdirSync(out, { recursive: true });
test("shots", async () => {
  const bare = await openHouse({ founded: false });
  const house = await openVillage();
  const q = async (s: string, v: unknown[] = []) => (await house.pool.query(s, v)).rows[0];
  const thread = (await q("select thread_id as id from posts group by 1 order by count(*) desc limit 1")).id;
  const mine = (await q("select posts.id from posts join accounts a on a.id=author_id where handle='wahyu_pengelola' and audience='public' limit 1")).id;
  const edited = (await q("select post_id as id from post_revisions limit 1")).id;
  const warned = (await q("select id from posts where warning<>'' and audience='public' limit 1"))?.id;
  await house.pool.query("insert into accounts(handle,name,status,sign_up_reason) values('menanti','Menanti Sabar','pending','Saya baru pindah ke RW 04, ingin ikut kabar posyandu dan kerja bakti.'),('kosong_sekali','Pendaftar Tanpa Kata','pending','')");
  await house.pool.query("update accounts set locked=true where handle='wahyu_pengelola'");
  const acc = async (h: string) => ({ ...(await house.ctx.db.selectFrom("accounts").selectAll().where("handle", "=", h).executeTakeFirstOrThrow()), session_id: "0" });
  await house.pool.query("delete from follows where follower_id=(select id from accounts where handle='mbah_karto')");
  await followAccount(house.ctx, await acc("mbah_karto") as never, await acc("wahyu_pengelola"));
  await house.pool.query("update posts set deleted_at = now() where false").catch(() => {});
  const gap = (await q("select p.id, p.thread_id from posts p where p.in_reply_to_id is not null and exists(select from posts r where r.in_reply_to_id=p.id) and p.thread_id<>$1 limit 1", [thread]));
  await house.pool.query("delete from posts where id=$1", [gap.id]).catch((e) => console.log("gap", String(e)));
  const person = await house.person("baru_saja");
  void person;
  const member: Record<string, string> = { home: "/", community: "/community", mentions: "/mentions", bookmarks: "/bookmarks", thread: `/p/${thread}`, gap: `/p/${gap.thread_id}`, warned: `/p/${warned}`, own: "/@wahyu_pengelola", profile: "/@laras_pengurus", replies: "/@bidan_ratih/replies", followers: "/@bidan_ratih/followers", people: "/people", nobody: "/people?q=zzzz", new: "/posts/new", reply: `/p/${thread}/reply`, edit: `/p/${mine}/edit`, history: `/p/${edited}/history`, share: `/p/${thread}/share`, more: `/p/${mine}/more`, removal: `/p/${mine}/removal`, distance: "/people/dimas_bola/distance", quiet: "/settings/quiet", settings: "/settings", "s-profile": "/settings/profile", "s-privacy": "/settings/privacy", "s-display": "/settings/display", "s-pass": "/settings/passphrase", "s-codes": "/settings/recovery-codes", "s-sessions": "/settings/sessions", "s-invites": "/settings/invites", requests: "/follow-requests", signups: "/admin/sign-ups", "a-community": "/admin/community?saved", about: "/about", tag: "/tags/posyandu", notfound: "/tidak-ada" };
  const guest: Record<string, string> = { "g-home": "/", "g-join": "/join", "g-signin": "/session/new", "g-recover": "/session/recovery", "g-profile": "/@bidan_ratih", "g-thread": `/p/${thread}`, "g-more": `/p/${thread}/more` };
  const only = process.env["ONLY"]?.split(",");
  const shoot = async (page: Awaited<ReturnType<typeof house.visit>>, name: string, tall = 1500) => {
    const h = Math.min(tall, await page.evaluate("document.documentElement.scrollHeight").catch(() => tall) as number);
    const size = page.viewportSize()!;
    await page.setViewportSize({ width: size.width, height: Math.max(640, h) });
    await page.screenshot({ path: `${out}/${name}.png` });
    await page.setViewportSize(size);
  };
  for (const [look, opt] of Object.entries({ "360l": { viewport: { width: 360, height: 640 } }, "1280d": { viewport: { width: 1280, height: 800 }, colorScheme: "dark" as const }, "320z": { viewport: { width: 320, height: 640 }, locale: "en-GB" } })) {
    if (process.env["LOOK"] && !process.env["LOOK"].split(",").includes(look)) continue;
    const m = await house.visit({ as: "wahyu_pengelola", javaScriptEnabled: true, ...opt });
    const g = await house.visit({ javaScriptEnabled: true, ...opt });
    if (look === "320z") for (const p of [m, g]) await p.context().addCookies([{ name: "prefs", value: "en.WIB.s.3.l", url: house.origin }]);
    if (look === "360l") { await m.goto("/settings/invites"); await press(m, "Buat tautan undangan"); await press(m, "Buat tautan undangan"); }
    for (const [set, page] of [[member, m], [guest, g]] as const) for (const [name, path] of Object.entries(set)) { if (only && !only.includes(name)) continue; await page.goto(path); await shoot(page, `${name}-${look}`); }
    if (!only || only.includes("errors")) {
      await m.goto("/posts/new"); await m.locator("textarea").fill("x".repeat(5001)); await m.locator("form[action='/posts'] button").click(); await m.waitForLoadState(); await shoot(m, `errors-${look}`);
      await g.goto("/join"); await g.locator("input[name=name]").fill("Sri"); await g.locator("main button").click(); await g.waitForLoadState(); await g.locator("input[name=handle]").fill("Sri !!"); await g.locator("main button").click(); await g.waitForLoadState(); await shoot(g, `g-join2-${look}`);
    }
    const e = await house.visit({ as: "baru_saja", ...opt, javaScriptEnabled: true });
    for (const [name, path] of Object.entries({ "e-home": "/", "e-mentions": "/mentions", "e-bookmarks": "/bookmarks", "e-own": "/@baru_saja", "e-quiet": "/settings/quiet", "e-invites": "/settings/invites" })) { if (only && !only.includes(name)) continue; await e.goto(path); await shoot(e, `${name}-${look}`); }
    const w = await house.visit({ as: "menanti", ...opt, javaScriptEnabled: true });
    if (!only || only.includes("waiting")) { await w.goto("/waiting"); await shoot(w, `waiting-${look}`); }
  }
  if (!only || only.includes("codes")) {
    const f = await bare.visit({ javaScriptEnabled: true });
    await f.goto(`/set-up/${setUpCode(bare.ctx.config.secretKey)}`); await shoot(f, "setup-360l", 2200);
    await write(f, { "Nama komunitas": "Karangwuni", Nama: "Bu Kades", "Nama pengguna": "kades", "Buat kata sandi": "kali jernih batu kapur" });
    await press(f, "Mulai"); await shoot(f, "codes-360l");
    await f.emulateMedia({ media: "print" }); await f.setViewportSize({ width: 800, height: 900 }); await f.screenshot({ path: `${out}/codes-print.png` });
    await f.goto("/"); 
  }
});
