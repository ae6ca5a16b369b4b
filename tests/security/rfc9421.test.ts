import assert from "node:assert/strict";
import { test } from "node:test";
import { readRfc9421, signatureBase } from "../../src/modules/federation/inbound/signature/read-rfc9421.ts";
import { BadSignature, type SignedRequest } from "../../src/modules/federation/inbound/signature/signed.ts";
import { isSignedBy } from "../../src/modules/federation/inbound/signature/verify.ts";

/** The request of RFC 9421, appendix B.2, with the key of B.1.4. */
const request = (headers: Record<string, string> = {}): SignedRequest => ({
  method: "POST",
  target: "/foo?param=Value&Pet=dog",
  origin: "https://example.com",
  headers: new Headers({
    host: "example.com",
    date: "Tue, 20 Apr 2021 02:07:55 GMT",
    "content-type": "application/json",
    "content-digest":
      "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
    "content-length": "18",
    ...headers,
  }),
  body: Buffer.from('{"hello": "world"}'),
});
const spki = Buffer.concat([
  Buffer.from("302a300506032b6570032100", "hex"),
  Buffer.from("JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs", "base64url"),
]);
const names = ["date", "@method", "@path", "@authority", "content-type", "content-length"];
const params = `(${names.map((name) => `"${name}"`).join(" ")});created=1618884473;keyid="test-key-ed25519"`;
const sign = "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
const signed = (base: string) => ({
  keyUri: "test-key-ed25519",
  kinds: ["rsa", "ed25519"] as const,
  base,
  sign: Buffer.from(sign, "base64"),
  made: 0,
  ends: undefined,
});

test("RFC 9421 B.2.6: what is signed is built letter for letter, and its Ed25519 signature is right", () => {
  const base = signatureBase(request(), names, params);
  assert.equal(
    base,
    [
      '"date": Tue, 20 Apr 2021 02:07:55 GMT',
      '"@method": POST',
      '"@path": /foo',
      '"@authority": example.com',
      '"content-type": application/json',
      '"content-length": 18',
      `"@signature-params": ${params}`,
    ].join("\n"),
  );
  assert.equal(isSignedBy(signed(base), { kind: "ed25519", der: spki }), true);
  for (const changed of [
    base.replace("POST", "GET"),
    base.replace("18", "19"),
    base.replace("1618884473", "1618884474"),
    `${base}\n`,
  ])
    assert.equal(isSignedBy(signed(changed), { kind: "ed25519", der: spki }), false);
});

test("RFC 9421 2.2: every part of a request that can be signed has the value the standard gives it", () => {
  const derived = ["@method", "@target-uri", "@authority", "@scheme", "@request-target", "@path", "@query"];
  assert.deepEqual(signatureBase(request(), derived, "()").split("\n"), [
    '"@method": POST',
    '"@target-uri": https://example.com/foo?param=Value&Pet=dog',
    '"@authority": example.com',
    '"@scheme": https',
    '"@request-target": /foo?param=Value&Pet=dog',
    '"@path": /foo',
    '"@query": ?param=Value&Pet=dog',
    '"@signature-params": ()',
  ]);
  assert.throws(() => signatureBase(request(), ["x-absent"], "()"), BadSignature);
  assert.throws(() => signatureBase(request(), ["@made-up"], "()"), BadSignature);
});

test("RFC 9421 B.2.1 to B.2.6: none of the appendix's examples is enough for an inbox, which wants method, address and body signed", () => {
  for (const input of [
    `sig-b21=();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd"`,
    `sig-b22=("@authority" "content-digest" "@query-param";name="Pet");created=1618884473;keyid="test-key-rsa-pss";tag="header-example"`,
    `sig-b23=("date" "@method" "@path" "@query" "@authority" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-rsa-pss"`,
    `sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"`,
    `sig-b26=${params}`,
    `sig=("@method" "@target-uri" "content-digest");created=1618884473;keyid="https://a.test/k";alg="hmac-sha256"`,
    `sig=("@method" "@target-uri" "content-digest");created=1618884473;keyid="https://a.test/k";alg="rsa-pss-sha512"`,
  ]) {
    const label = input.slice(0, input.indexOf("="));
    const headers = { "signature-input": input, signature: `${label}=:${sign}:` };
    assert.throws(() => readRfc9421(request(headers)), BadSignature, input);
  }
});
