import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import exifr from "exifr";
import sharp from "sharp";
import { photo } from "../photos.ts";
import { makeWorld, type Person } from "../world.ts";
import { chunk, disturb, fileOf, hollowWebp, hugePng, isoFile, lyingJpeg, movingGif } from "./hostile-pictures.ts";
import { forgetLimits } from "./stage.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
const media = join(world.ctx.config.dataDir, "media");

mkdirSync(media, { recursive: true });

const send = async (file: File | readonly File[], by: Person = siti) => {
  const answer = await by.sendFiles(
    "/posts",
    { text: "Foto", audience: "public" },
    file instanceof File ? [file] : file,
  );
  await forgetLimits(world.pool);
  return answer;
};
const filesNow = (): string[] =>
  readdirSync(media, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
/** The files that came of sending something. */
async function made(file: File): Promise<Buffer[]> {
  const before = new Set(filesNow());
  const answer = await send(file);
  assert.equal(answer.status, 303, `${file.name} ${answer.status}`);
  return filesNow()
    .filter((path) => !before.has(path))
    .map((path) => readFileSync(path));
}

const MARKER = "GPSMARKER-7f3a";
const exif = {
  IFD0: {
    Make: MARKER,
    Model: MARKER,
    Artist: MARKER,
    Software: MARKER,
    DateTime: "2020:01:01 01:01:01",
  },
  IFD3: { GPSLatitudeRef: "S", GPSLatitude: "6/1 10/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "106/1 49/1 0/1" },
};
/** Half red, half blue, lying on its side as a phone stores it, with everything a phone writes into it. */
async function marked(format: "jpeg" | "png" | "webp" | "avif"): Promise<Buffer> {
  const red = await sharp({ create: { width: 200, height: 300, channels: 3, background: "#d00" } })
    .png()
    .toBuffer();
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#00d" } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withExif(exif)
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${MARKER}</a></x:xmpmeta>`)
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer();
  if (format !== "png") return bytes;
  const text = chunk("tEXt", Buffer.from(`Comment\0${MARKER}`, "latin1"));
  return Buffer.concat([bytes.subarray(0, 33), text, bytes.subarray(33)]);
}

test("MED-01 No file that is kept tells where or with what it was made, and all stand upright", async () => {
  for (const format of ["jpeg", "png", "webp", "avif"] as const) {
    const bytes = await marked(format);
    assert.ok(bytes.includes(MARKER), `the marker is in the ${format} that is sent`);
    const files = await made(fileOf(bytes, `foto.${format}`, `image/${format}`));
    assert.ok(files.length >= 1);
    for (const file of files) {
      assert.ok(!file.includes(MARKER), format);
      for (const word of ["Exif\0\0", "http://ns.adobe.com", "<x:xmpmeta", "ICC_PROFILE", "eXIf", "iTXt"])
        assert.ok(!file.includes(word), `${word} in ${format}`);
      assert.equal(await exifr.parse(file, true).catch(() => undefined), undefined, format);
      const { width, height, exif: left, xmp, iptc, orientation } = await sharp(file).metadata();
      assert.deepEqual([left, xmp, iptc, orientation ?? 1], [undefined, undefined, undefined, 1]);
      assert.ok(height > width, `${format} stands upright`);
      const top = await sharp(file)
        .extract({ left: width >> 1, top: 5, width: 1, height: 1 })
        .raw()
        .toBuffer();
      assert.ok((top[0] ?? 0) > 150 && (top[2] ?? 0) < 100, `${format}: red is on top`);
    }
  }
});

test("MED-02 The picture as it was sent is kept nowhere", async () => {
  await send(fileOf(await marked("jpeg"), "asli.jpg", "image/jpeg"));
  await send(fileOf(Buffer.concat([await marked("jpeg")]).subarray(0, 900), "putus.jpg", "image/jpeg"));
  for (const path of filesNow()) assert.ok(!readFileSync(path).includes(MARKER), path);
  const { rows } = await world.pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname in ('public', 'graphile_worker')",
  );
  for (const { name } of rows) {
    const found = await world.pool
      .query(`select from "${name}" as t where t::text like $1`, [`%${MARKER}%`])
      .catch(() => undefined);
    assert.equal(found?.rowCount ?? 0, 0, name);
  }
  assert.deepEqual(readdirSync(join(media, "incoming")), [], "nothing lies about");
});

test("MED-03 What a file was called is told nowhere, and its address cannot be guessed", async () => {
  const sent = await send(await photo("jane-doe-passport.jpg"));
  const draft = await siti.get(sent.location.replace("#pictures", ""));
  assert.doesNotMatch(draft.text, /jane|passport/i);
  for (const path of filesNow()) {
    assert.doesNotMatch(path, /jane|passport/i);
    assert.match(path, /\/[0-9a-f]{32}-\d+-[0-9a-f]{32}\.(avif|webp)$/);
  }
  assert.match(draft.text, /\/media\/[0-9a-f]{32}-320\.webp/);
});

test("MED-04 A picture of more than forty million points is refused before it is opened, ten at once as well", async () => {
  const bombs = [
    fileOf(hugePng(50_000, 50_000), "bom.png", "image/png"),
    fileOf(hugePng(14_000, 14_000), "bom.png", "image/png"),
    fileOf(await lyingJpeg(65_500, 65_500), "bom.jpg", "image/jpeg"),
    fileOf(hollowWebp(16_383, 16_383), "bom.webp", "image/webp"),
  ];
  const before = process.memoryUsage().rss;
  for (const bomb of bombs) {
    const answer = await send(bomb);
    assert.equal(answer.status, 422, bomb.name);
    assert.match(answer.text, /40 juta titik|rusak atau tidak terbaca/);
  }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => send(fileOf(hugePng(50_000, 50_000, 4000), "bom.png", "image/png"))),
  );
  for (const { status, text } of answers) {
    assert.equal(status, 422);
    assert.match(text, /40 juta titik/);
  }
  assert.ok(process.memoryUsage().rss - before < 300_000_000);
  assert.equal((await send(fileOf(Buffer.from("II*\0\x08\0\0\0", "latin1"), "a.tiff", "image/tiff"))).status, 415);
  assert.equal((await send(await photo("besar.jpg", 3200, 2400))).status, 303, "a large photo is no bomb");
});

test("MED-05 Of what moves the first frame is kept", async () => {
  const files = await made(fileOf(await movingGif(300), "gerak.gif", "image/gif"));
  for (const file of files) {
    const { pages, height } = await sharp(file).metadata();
    assert.deepEqual([pages ?? 1, height], [1, 64]);
  }
});

test("MED-06 Damaged pictures are kept or refused with a word, and none takes another's with it", async () => {
  const whole = await Promise.all(
    (["jpeg", "png", "webp", "avif", "gif"] as const).map(async (format) => ({
      format,
      bytes: Buffer.from(await (await photo("a", 120, 90, format)).arrayBuffer()),
    })),
  );
  for (const { format, bytes } of whole) {
    for (let seed = 1; seed <= 4; seed++) {
      const [bad, good] = await Promise.all([
        send(fileOf(disturb(bytes, seed), `rusak.${format}`, `image/${format}`)),
        seed === 1 ? send(await photo("utuh.jpg", 100, 80), tono) : undefined,
      ]);
      assert.ok([303, 415, 422].includes(bad.status), `${format} ${seed}: ${bad.status}`);
      if (good) assert.equal(good.status, 303);
    }
  }
  assert.equal((await send(fileOf(Buffer.alloc(0), "kosong.jpg", "image/jpeg"))).status, 303, "no file at all");
  assert.deepEqual(readdirSync(join(media, "incoming")), []);
});

const PNG = await photo("a.png", 40, 30, "png");
const png = Buffer.from(await PNG.arrayBuffer());
const html = "<!doctype html><script>alert(1)</script>";

test("MED-07 What a file is called or pretends to be opens nothing but itself", async () => {
  const before = new Set(filesNow());
  const scripts: readonly (readonly [string, string])[] = [
    ["push graphic-context\nimage over 0,0 0,0 'label:@/etc/passwd'\npop graphic-context", "mvg.png"],
    ['<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>', "a.svg"],
    ['<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:1/"/></svg>', "svg.png"],
    ["%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) run", "eps.jpg"],
    ["%PDF-1.4\n1 0 obj", "pdf.png"],
    ["#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd", "daftar.jpg"],
  ];
  for (const [text, name] of scripts) {
    for (const type of ["image/png", "image/jpeg", "image/svg+xml"]) {
      const answer = await send(fileOf(text, name, type));
      assert.equal(answer.status, 415, `${name} as ${type}`);
      assert.match(answer.text, /bukan foto yang kami kenal/);
    }
  }
  assert.deepEqual(
    filesNow().filter((path) => !before.has(path)),
    [],
  );
  for (const name of ["-i.png", "@etc-passwd.png", "|id.png", "%d.png", "../../x.png", "concat:a.png", "http:a.png"])
    assert.equal((await send(fileOf(png, name, "image/png"))).status, 303, name);
  for (const path of filesNow())
    assert.match(path, /\/media\/[0-9a-f]{2}\/[0-9a-f]{32}-\d+-[0-9a-f]{32}\.(avif|webp)$/);
  assert.ok(
    filesNow().every((path) => (statSync(path).mode & 0o077) === 0),
    "nobody else on the machine reads them",
  );
});

test("MED-08 A file that is two things at once comes out as a picture alone", async () => {
  const jpeg = Buffer.from(await (await photo("a.jpg", 60, 40)).arrayBuffer());
  const gif = Buffer.from(await (await photo("a.gif", 60, 40, "gif")).arrayBuffer());
  const zip = "PK\x05\x06".padEnd(22, "\0");
  const tails = [html, zip, "/*<script>*/=1;alert(1)//", "<?php echo 1;?>"];
  for (const tail of tails) {
    for (const [bytes, format] of [
      [jpeg, "jpeg"],
      [png, "png"],
      [gif, "gif"],
    ] as const) {
      const both = Buffer.concat([bytes, Buffer.from(tail, "latin1")]);
      for (const file of await made(fileOf(both, `dua.${format}`, `image/${format}`))) {
        for (const word of ["<script", "PK\x05\x06", "<?php", "alert("])
          assert.ok(!file.includes(word), `${word} after ${format}`);
      }
    }
  }
});

test("MED-09 Ending, announced type and content must all say the same picture", async () => {
  const contents = { png: png as Buffer | string, html, mp4: isoFile("isom", "mp41") };
  const types = { png: "image/png", html: "text/html", mp4: "video/mp4" };
  for (const [magic, bytes] of Object.entries(contents)) {
    for (const ending of Object.keys(types)) {
      for (const [announced, type] of Object.entries(types)) {
        const { status } = await send(fileOf(bytes, `a.${ending}`, type));
        const isRight = magic === "png" && ending === "png" && announced === "png";
        assert.equal(status, isRight ? 303 : 415, `${magic} as .${ending} as ${type}`);
      }
    }
  }
  assert.equal((await send(fileOf(png, "a.jpg", "image/png"))).status, 415);
  assert.equal((await send(fileOf(png, "a.png", "image/jpeg"))).status, 415);
});

test("MED-16 HEIC is refused with a way out, and a crafted one reaches no decoder", async () => {
  const heic = [isoFile("heic", "mif1"), isoFile("heix"), isoFile("mif1", "heic"), isoFile("msf1", "hevc")];
  for (const bytes of heic) {
    const answer = await send(fileOf(bytes, "IMG_0001.HEIC", "image/heic"));
    assert.equal(answer.status, 415);
    assert.match(answer.text, /JPEG/);
    assert.match(answer.text, /Foto<\/textarea>/, "the words are kept");
  }
  assert.equal((await send(fileOf(isoFile("avis", "msf1"), "a.avif", "image/avif"))).status, 415, "nor what moves");
  const crafted = Array.from({ length: 6 }, () =>
    send(fileOf(isoFile("avif", "mif1", "miaf"), "a.avif", "image/avif")),
  );
  for (const { status } of await Promise.all(crafted)) assert.equal(status, 422);
});
