import assert from "node:assert/strict";
import { test } from "node:test";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { sendMail, sendsMail } from "#platform/mail";
import { mailTasks } from "#platform/send-mail";
import { openDyingServer, openMailServer, openSilentServer } from "../mail-server.ts";
import { makeWorld } from "../world.ts";

const HOUR = 3_600_000;
const mail = { to: "siti@desa.example", subject: "Halo", text: "Apa kabar?" };
const idOf = async ({ pool }: { pool: Awaited<ReturnType<typeof makeWorld>>["pool"] }) =>
  (await pool.query<{ id: string }>("select id from mails order by id desc limit 1")).rows[0]?.id ?? "";
const later = (ctx: Context, ms: number): Context => ({ ...ctx, now: () => new Date(Date.now() + ms) });

test("without a mail server nothing is queued, and whoever asks is told", async () => {
  const world = await makeWorld();
  assert.equal(sendsMail(world.ctx), false);
  await assert.rejects(sendMail(world.ctx, mail), Invalid);
});

test("REL-14 A mail server that never answers costs a request nothing, and a worker five seconds a minute", async () => {
  const silent = await openSilentServer();
  const world = await makeWorld({ env: { SMTP_URL: silent.url } });
  const siti = await world.person("siti");
  const began = performance.now();
  for (let index = 0; index < 30; index++) await sendMail(world.ctx, { ...mail, to: `warga${index}@desa.example` });
  assert.ok(performance.now() - began < 2000, "queueing asks no mail server");
  assert.equal((await siti.get("/")).status, 200);
  const atWork = performance.now();
  await world.settle();
  const spent = performance.now() - atWork;
  assert.ok(spent < 9000, `thirty mails held the worker for ${Math.round(spent)} ms`);
  assert.equal(silent.connections(), 1, "it is left alone after the first");
  const { rows } = await world.pool.query(
    "select count(*)::int as n, min(chances) as least from mails where sealed is not null",
  );
  assert.deepEqual(rows[0], { n: 30, least: 2 }, "nothing is lost, and no chance is used up");
  const mailId = await idOf(world);
  await mailTasks["platform.send-mail"]?.(later(world.ctx, 25 * HOUR), { mailId });
  assert.equal(silent.connections(), 1, "a day later it is not worth sending any more");
});

test("a mail whose server dies with the words in its hands is sent at most once more", async () => {
  const dying = await openDyingServer();
  const world = await makeWorld({ env: { SMTP_URL: dying.url } });
  await sendMail(world.ctx, mail);
  const mailId = await idOf(world);
  for (let round = 0; round < 5; round++)
    await mailTasks["platform.send-mail"]?.(later(world.ctx, round * HOUR), { mailId });
  assert.equal(dying.taken(), 2);
});

test("an address the mail server does not know is asked once", async () => {
  let asked = 0;
  const picky = await openMailServer({
    onRcptTo(_address, _session, done) {
      asked++;
      done(Object.assign(new Error("No such user"), { responseCode: 550 }));
    },
  });
  const world = await makeWorld({ env: { SMTP_URL: picky.url } });
  await sendMail(world.ctx, mail);
  await world.settle();
  await mailTasks["platform.send-mail"]?.(later(world.ctx, HOUR), { mailId: await idOf(world) });
  assert.equal(asked, 1);
  assert.doesNotMatch(world.logged.join(""), /desa\.example/);
});

test("a mail queued in a transaction that fails is never sent, and the same task twice sends one", async () => {
  const server = await openMailServer();
  const world = await makeWorld({ env: { SMTP_URL: server.url } });
  await assert.rejects(
    world.ctx.db.transaction().execute(async (db) => {
      await sendMail({ ...world.ctx, db }, mail);
      throw new Error("changed my mind");
    }),
  );
  await world.settle();
  assert.equal(server.letters.length, 0);
  await sendMail(world.ctx, { ...mail, unsubscribe: "https://gaung.example/surel/berhenti" });
  const mailId = await idOf(world);
  await world.settle();
  await mailTasks["platform.send-mail"]?.(world.ctx, { mailId });
  assert.equal(server.letters.length, 1);
  const { parsed, raw } = server.letters[0] ?? {};
  assert.equal(parsed?.from?.value[0]?.name, "Sukamaju");
  assert.equal(parsed?.text?.trim(), mail.text);
  assert.match(raw ?? "", /^List-Unsubscribe: <https:\/\/gaung\.example\/surel\/berhenti>\r?$/m);
  assert.match(raw ?? "", /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
});
