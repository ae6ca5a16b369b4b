import assert from "node:assert/strict";
import { test } from "node:test";
import { getDocumentLoader, importMultibaseKey } from "@fedify/fedify";
import { verifyProof } from "@fedify/fedify/sig";
import { DataIntegrityProof, Multikey } from "@fedify/fedify/vocab";
import type { JsonObject } from "../../src/modules/federation/documents/context.ts";
import { toActor } from "../../src/modules/federation/documents/to-actor.ts";
import { prove } from "../../src/modules/federation/prove.ts";
import { makeWorld } from "../world.ts";

const world = await makeWorld();
const siti = await world.person("siti");

/** The library's own verdict, with contexts it carries along and the key our actor publishes. */
async function isRightToTheLibrary(activity: JsonObject): Promise<boolean> {
  const actor = (await toActor(world.ctx, siti.account)) as Record<string, unknown>;
  const [method] = [actor["assertionMethod"]].flat() as {
    id: string;
    controller: string;
    publicKeyMultibase: string;
  }[];
  assert.ok(method);
  const key = new Multikey({
    id: new URL(method.id),
    controller: new URL(method.controller),
    publicKey: await importMultibaseKey(method.publicKeyMultibase),
  });
  const contextLoader = getDocumentLoader();
  const proof = await DataIntegrityProof.fromJsonLd(
    { "@context": "https://w3id.org/security/data-integrity/v1", ...(activity["proof"] as object) },
    { contextLoader },
  );
  const { proof: _, ...bare } = activity;
  const verified = await verifyProof(bare, proof, {
    contextLoader,
    documentLoader: () => Promise.reject(new Error("nobody is asked")),
    keyCache: { get: async () => key, set: async () => {} },
  });
  return verified !== null;
}

test("FEP-8b32: the proof we add to an activity is right to Fedify, which we share no code with; one letter changed, and it is not", async () => {
  const activity = {
    "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v1"],
    id: "http://localhost:3000/ap/activities/creates/1",
    type: "Create",
    actor: `http://localhost:3000/ap/users/${siti.account.id}`,
    object: { type: "Note", content: "<p>Kerja bakti “Sabtu” \u{1f64f} é</p>", published: "2026-11-26T10:00:00Z" },
  };
  const proven = (await prove(world.ctx, siti.account, activity)) as unknown as JsonObject;
  assert.equal(await isRightToTheLibrary(proven), true);
  assert.equal(await isRightToTheLibrary({ ...proven, type: "Update" }), false);
});
