import assert from "node:assert/strict";
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from "node:crypto";
import { test } from "node:test";
import { makeWorld } from "../../../../tests/world.ts";
import { encryptPush, LONGEST_PUSH } from "./encrypt.ts";
import { authorize, keepPushKey } from "./push-key.ts";

const bytes = (text: string) => Buffer.from(text, "base64url");
const device = {
  p256dh: bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
  auth: bytes("BTBZMqHH6r4Tts7J_aSIgg"),
};

test("a push is encrypted as the example of RFC 8291 says, to the letter", () => {
  const sealed = encryptPush(Buffer.from("When I grow up, I want to be a watermelon"), device, {
    privateKey: bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
    salt: bytes("DGv6ra1nlYgDCS1FRnbzlw"),
  });
  assert.equal(
    sealed.toString("base64url"),
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
  );
});

test("only the device can open what was encrypted for it, and every push has a key of its own", () => {
  const phone = createECDH("prime256v1");
  const keys = { p256dh: phone.generateKeys(), auth: Buffer.alloc(16, 7) };
  const [one, two] = [encryptPush(Buffer.from("Halo"), keys), encryptPush(Buffer.from("Halo"), keys)];
  assert.notDeepEqual(one, two);
  const open = (sealed: Buffer, privateHalf: typeof phone) => {
    const [salt, theirs] = [sealed.subarray(0, 16), sealed.subarray(21, 86)];
    const derive = (key: Buffer, salted: Buffer, info: Buffer, length: number) =>
      Buffer.from(hkdfSync("sha256", key, salted, info, length));
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.p256dh, theirs]);
    const material = derive(privateHalf.computeSecret(theirs), keys.auth, info, 32);
    const cipher = createDecipheriv(
      "aes-128-gcm",
      derive(material, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16),
      derive(material, salt, Buffer.from("Content-Encoding: nonce\0"), 12),
    );
    cipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([cipher.update(sealed.subarray(86, -16)), cipher.final()]);
  };
  assert.equal(open(one, phone).toString(), "Halo\u0002");
  const stranger = createECDH("prime256v1");
  stranger.generateKeys();
  assert.throws(() => open(one, stranger));
  assert.throws(() => encryptPush(Buffer.alloc(LONGEST_PUSH + 1), keys));
  assert.throws(() => encryptPush(Buffer.from("x"), { ...keys, p256dh: Buffer.alloc(65, 4) }), "no point of the curve");
});

test("the community has one key for pushes, sealed, and signs for one push service at a time (RFC 8292)", async () => {
  const { ctx, pool } = await makeWorld();
  const keys = await Promise.all(Array.from({ length: 5 }, () => keepPushKey(ctx)));
  assert.equal(new Set(keys.map(({ publicKey }) => publicKey.toString("hex"))).size, 1);
  const [key] = keys;
  assert.ok(key);
  const { rows } = await pool.query("select encode(sealed_key, 'hex') as kept from push_key");
  const secret = bytes(String(key.privateKey.export({ format: "jwk" })["d"])).toString("hex");
  assert.ok(!rows[0].kept.includes(secret));
  const said = authorize(key, new URL("https://push.example/abc?d=1"), "https://gaung.example", new Date(0));
  const [, token = "", shown] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(said) ?? [];
  assert.equal(shown, key.publicKey.toString("base64url"));
  const [head = "", claims = "", signature = ""] = token.split(".");
  assert.deepEqual(JSON.parse(bytes(claims).toString()), {
    aud: "https://push.example",
    exp: 43_200,
    sub: "https://gaung.example",
  });
  const publicKey = createPublicKey(key.privateKey);
  const dsaEncoding = "ieee-p1363";
  const signed = Buffer.from(`${head}.${claims}`);
  assert.ok(verify("sha256", signed, { key: publicKey, dsaEncoding }, bytes(signature)));
  assert.ok(!verify("sha256", Buffer.from(`${head}.e30`), { key: publicKey, dsaEncoding }, bytes(signature)));
});

test("with another secret key the old key for pushes is given up, and so are the devices that knew it", async () => {
  const { ctx, pool } = await makeWorld();
  const before = await keepPushKey(ctx);
  const after = await keepPushKey({
    ...ctx,
    config: { ...ctx.config, secretKey: "another secret key, long enough too" },
  });
  assert.notDeepEqual(before.publicKey, after.publicKey);
  const { rows } = await pool.query("select from push_key");
  assert.equal(rows.length, 1);
});
