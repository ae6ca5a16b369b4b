import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createTransport, type SendMailOptions } from "nodemailer";
import { readMail } from "./read-mail.ts";

/** A mail as another program writes it. */
async function written(mail: SendMailOptions): Promise<Buffer> {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
    from: '"Bu Siti, RT 04" <Siti@desa.example>',
    to: "lapor@gaung.example",
    ...mail,
  });
  return message as Buffer;
}
const raw = (headers: string, body = "Halo") => Buffer.from(`From: siti@desa.example\r\n${headers}\r\n\r\n${body}`);

test("the words of a mail are read, however they were packed", async () => {
  const text = "LAPOR jembatan putus – “sejak Senin”.\nAnak sekolah memutar.";
  for (const textEncoding of ["quoted-printable", "base64"] as const) {
    const mail = readMail(
      await written({
        subject: "LAPOR: jembatan dusun Énak",
        text,
        html: "<b>Lain</b>",
        textEncoding,
        attachments: [{ filename: "a.txt", content: "lampiran" }],
      }),
    );
    assert.equal(mail?.from, "siti@desa.example");
    assert.equal(mail?.subject, "LAPOR: jembatan dusun Énak");
    assert.equal(mail?.text, text);
    assert.match(mail?.id ?? "", /^<.*>$/);
  }
  const latin = Buffer.concat([
    raw("Content-Type: text/plain; charset=ISO-8859-1", ""),
    Buffer.from("Caf\xe9", "latin1"),
  ]);
  assert.equal(readMail(latin)?.text, "Café");
  assert.equal(
    readMail(raw("Subject: =?utf-8?Q?Jalan_rusak?=\r\n =?utf-8?B?IGJlcmF0?="))?.subject,
    "Jalan rusak berat",
  );
  assert.equal(readMail(raw('Content-Type: multipart/mixed; boundary="b"', "--b\n\nSatu\n--b--\nsisa"))?.text, "Satu");
  assert.equal(readMail(raw("Content-Type: text/html", "<b>Halo</b>"))?.text, "", "what is no plain text is not read");
});

test("what was quoted and what stands under every mail is cut", () => {
  const read = (body: string) => readMail(raw("Subject: Re: Laporan", body))?.text;
  assert.equal(
    read("RT 04\r\n\r\nPada Sen, 1 Des 2026 pukul 10.00 Gaung <x@y.example> menulis:\r\n> Di mana?"),
    "RT 04",
  );
  assert.equal(read("3 hari lalu\n\n-- \nSiti, Ketua RT"), "3 hari lalu");
  assert.equal(read("> Di mana?\nDusun Dua\n"), "Dusun Dua");
  assert.equal(read("Ya\n-----Original Message-----\nFrom: x"), "Ya");
});

test("no automatic answer, list, bounce or crowd is heard, so that nothing goes in circles", () => {
  for (const headers of [
    "Auto-Submitted: auto-replied",
    "List-Id: <warga.example>",
    "Precedence: bulk",
    "Return-Path: <>",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
    "X-Auto-Response-Suppress: All",
  ])
    assert.equal(readMail(raw(headers)), undefined, headers);
  for (const from of ["MAILER-DAEMON@desa.example", "no-reply@toko.example", "a@b.example, c@d.example", "nobody", ""])
    assert.equal(readMail(Buffer.from(`From: ${from}\r\n\r\nHalo`)), undefined, from);
  assert.ok(readMail(raw("Auto-Submitted: no")));
});

test("whatever text is written into a mail is read from it again", async () => {
  const words = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 200 })
    .map((text) => `x${text.replace(/[\p{C}\p{Z}>]/gu, "")}`);
  await fc.assert(
    fc.asyncProperty(
      words,
      words,
      fc.constantFrom("quoted-printable", "base64"),
      async (subject, text, textEncoding) => {
        const mail = readMail(await written({ subject, text, textEncoding: textEncoding as "base64" }));
        assert.deepEqual([mail?.subject, mail?.text], [subject, text]);
      },
    ),
    { numRuns: 60 },
  );
});

test("nothing that comes breaks the reader, or holds it up", () => {
  const bits = fc.constantFrom(
    "From: a@b.example\r\n",
    "Content-Type: multipart/mixed; boundary=x\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "Content-Type: text/plain; charset=utf-7\r\n",
    "Subject: =?utf-8?Q?=FF=?= =?x?B?A?=\r\n",
    "\r\n",
    "--x\r\n",
    "--x--\r\n",
    "=\r\n",
    "=ZZ",
    "> \n",
  );
  const junk = fc.array(fc.oneof(bits, fc.string({ unit: "binary", maxLength: 40 })), { maxLength: 60 });
  fc.assert(fc.property(junk, (parts) => void readMail(Buffer.from(parts.join(""), "latin1"))));
  const nested = `From: a@b.example\r\n${"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n".repeat(20_000)}`;
  const lines = `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${"--x\r\n".repeat(200_000)}`;
  const odd = `From: ${"<".repeat(400_000)}\r\nSubject: ${"=?utf-8?Q?".repeat(90_000)}\r\n\r\n${"on a ".repeat(100_000)}`;
  const quoted = "From: a@b.example\nContent-Transfer-Encoding: quoted-printable\n\n";
  for (const large of [nested, lines, odd, `${quoted}${" ".repeat(900_000)}x`, `${quoted}${"=\n".repeat(450_000)}`]) {
    const before = process.cpuUsage();
    readMail(Buffer.from(large));
    const spent = process.cpuUsage(before);
    assert.ok(spent.user + spent.system < 1_000_000, `${(spent.user + spent.system) / 1000} ms`);
  }
});
