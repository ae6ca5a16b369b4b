import assert from "node:assert/strict";
import { test } from "node:test";
import { Invalid } from "#platform/errors";
import { isMailAddress, sendMail } from "#platform/mail";
import { openMailServer } from "../mail-server.ts";
import { makeWorld } from "../world.ts";

const server = await openMailServer();
const world = await makeWorld({ env: { SMTP_URL: server.url, MAIL_FROM: "gaung@sukamaju.example" } });
const { ctx } = world;
const send = (to: string, subject: string, text = "Isi") => sendMail(ctx, { to, subject, text });
const newest = () => {
  const letter = server.letters.at(-1);
  assert.ok(letter);
  return letter;
};

test("INJ-06 A subject with line ends, or a name that looks like a header, makes one mail with one subject to one person", async () => {
  const nasty = [
    "a\r\nBcc: x@evil.test",
    "a\nTo: x@evil.test\n\nBody",
    "a\u2028Bcc: x@evil.test",
    "${7*7} {{constructor.constructor('return 1')()}} {n, plural, other {#}}",
    `x${"panjang ".repeat(1300)}`,
    "=?utf-8?Q?Bcc:_x@evil.test?=",
    "a\0b\u001b[31m",
  ];
  for (const [index, subject] of nasty.entries()) {
    await ctx.db
      .updateTable("community")
      .set({ name: subject.slice(0, 60).replaceAll("\0", "") })
      .execute();
    assert.ok(await send(`siti${index}@desa.example`, subject, `${subject}\r\n.\r\nBcc: x@evil.test`));
    await world.settle();
    const { to, raw, parsed } = newest();
    assert.deepEqual(to, [`siti${index}@desa.example`]);
    const head = raw.slice(0, raw.indexOf("\r\n\r\n"));
    assert.equal(head.match(/^subject:/gim)?.length, 1, subject);
    assert.equal(head.match(/^to:/gim)?.length, 1, subject);
    assert.doesNotMatch(head, /^(bcc|cc):/im);
    assert.ok((parsed.subject ?? "").length <= 150);
    assert.doesNotMatch(parsed.subject ?? "", /\p{Cc}/u);
    assert.equal(parsed.attachments.length, 0);
    assert.equal(parsed.html, false);
  }
  assert.equal(server.letters.length, nasty.length);
  assert.equal(server.letters[3]?.parsed.subject, nasty[3], "what looks like a template stands there as it is");
  assert.match(newest().parsed.text ?? "", /Bcc: x@evil\.test/, "in the text it is only text");
});

test("INJ-06 Mail goes to one plain address or to nobody", async () => {
  for (const address of ["siti@desa.example", "s.r+kebun@mail.desa.example", "O'Neil@desa.example"])
    assert.ok(isMailAddress(address), address);
  for (const address of [
    "a@b.example, c@d.example",
    "a@b.example\r\nRCPT TO:<c@d.example>",
    "<a@b.example>",
    "Siti <a@b.example>",
    '"a b"@b.example',
    "a@b.example(catatan)",
    "a@[127.0.0.1]",
    "a@localhost",
    "a..b@c.example",
    "@b.example",
    "a@b.example\0",
    "a@-b.example",
    "group:a@b.example;",
    `${"a".repeat(65)}@b.example`,
    `a@${"b".repeat(250)}.example`,
    "ａ@b.example",
    "",
  ]) {
    assert.equal(isMailAddress(address), false, address);
    await assert.rejects(send(address, "Halo"), Invalid);
  }
});

test("DOS-18 One address gets at most five mails in an hour, whoever asks and however they write it", async () => {
  const before = server.letters.length;
  const asked = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      send(index % 2 ? "Korban@desa.example" : "korban@DESA.example", "Kode Anda"),
    ),
  );
  assert.equal(asked.filter(Boolean).length, 5);
  await world.settle();
  assert.equal(server.letters.length - before, 5);
  assert.ok(await send("lain@desa.example", "Kode Anda"), "others still get theirs");
  await ctx.db
    .updateTable("mails")
    .set({ created_at: new Date(Date.now() - 61 * 60_000) })
    .execute();
  assert.ok(await send("korban@desa.example", "Kode Anda"));
});

test("XSS-16 What is mailed is plain text of one mail, and no log line tells whose", async () => {
  await send(
    "rahasia@desa.example",
    "<script>alert(1)</script> ]]> =HYPERLINK()",
    "<img src=x onerror=alert(1)>\u2028\u001b[2J",
  );
  await world.settle();
  const { parsed, raw } = newest();
  assert.match(parsed.headers.get("content-type") ? raw : "", /^content-type: text\/plain/im);
  assert.equal(parsed.subject, "<script>alert(1)</script> ]]> =HYPERLINK()");
  assert.doesNotMatch(parsed.text ?? "", /[^\P{Cc}\n]/u);
  assert.doesNotMatch(world.logged.join(""), /desa\.example/);
  for (const line of world.logged) assert.doesNotThrow(() => JSON.parse(line));
});

test("a database alone does not tell what was mailed, and nothing of it stays once it is sent", async () => {
  await send("tautan@desa.example", "Tautan rahasia", "https://gaung.example/rahasia-sekali");
  const dump = async () =>
    JSON.stringify(
      (
        await world.pool.query(
          "select m::text, (select string_agg(j::text, ' ') from graphile_worker._private_jobs j) from mails m",
        )
      ).rows,
    );
  assert.doesNotMatch(await dump(), /rahasia|desa\.example/);
  const words = Buffer.from("rahasia-sekali").toString("hex");
  assert.doesNotMatch(await dump(), new RegExp(words));
  await world.settle();
  const { rows } = await world.pool.query("select count(*)::int as n from mails where sealed is not null");
  assert.equal(rows[0].n, 0);
});
