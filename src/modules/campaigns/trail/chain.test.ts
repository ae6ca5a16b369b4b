import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalJson } from "#platform/canonical-json";
import { GENESIS, hashLink, hashSaid } from "./chain.ts";

test("what is said has one text, in whatever order its parts were kept", () => {
  assert.equal(canonicalJson({ b: 1, a: ["x", { d: null, c: true }] }), '{"a":["x",{"c":true,"d":null}],"b":1}');
  assert.deepEqual(hashSaid({ b: 1, a: "é" }), hashSaid({ a: "é", b: 1 }));
});

test("the hash of a row holds all of it and the row before", () => {
  const link = {
    seq: "1",
    demand_id: "77",
    kind: "published",
    actor_part: "author",
    said_hash: hashSaid({}),
    at: new Date("2026-11-26T13:00:00.123Z"),
    previous: GENESIS,
  };
  // The same made by another program, in another language.
  assert.equal(hashLink(link).toString("hex"), "5ddc92434058a4ca96c0bdf04abb599dfd8cbb45f7a4e982242498d425747060");
  const others = [
    { ...link, seq: "2" },
    { ...link, demand_id: "78" },
    { ...link, kind: "done" },
    { ...link, actor_part: "server" },
    { ...link, said_hash: hashSaid({ a: 1 }) },
    { ...link, at: new Date("2026-11-26T13:00:00.124Z") },
    { ...link, previous: hashLink(link) },
  ];
  assert.equal(new Set(others.map((other) => hashLink(other).toString("hex"))).size, others.length);
  assert.ok(!others.some((other) => hashLink(other).equals(hashLink(link))));
});
