import assert from "node:assert/strict";
import { test } from "node:test";
import type { Post } from "#modules/posts";
import { endMembership } from "../../src/modules/groups/leave-group.ts";
import { letIn } from "../../src/modules/groups/let-in.ts";
import type { Person } from "../world.ts";
import { groupsAmong } from "./groups-among.ts";
import { plantGroup } from "./plant-group.ts";
import { openServers, type Server, talk } from "./servers.ts";

const all = await openServers(["desa", "kota", "pulau"]);
const [desa, kota, pulau] = all as [Server, Server, Server];
const siti = await desa.person("siti");
const tono = await kota.person("tono");
const wati = await kota.person("wati");
const made = await pulau.person("made");
const ibu = await plantGroup(desa, siti, "ibu_hamil", "private");
const { handleIn, joins, copyOf, standing, groupOf, writes, answers, there } = groupsAmong(all);
const handle = handleIn(ibu);

const lets = async (server: Server, person: Person) => {
  await letIn(desa.ctx, ibu, await there(server, person));
  await talk(all);
};
const removes = async (server: Server, person: Person) => {
  await endMembership(desa.ctx, ibu, await there(server, person), true);
  await talk(all);
};
/** Who of these finds a post at its address, on the group's page or at home. */
const readers = async (people: readonly Pick<Person, "get">[], post: Post | undefined, text: string) =>
  Promise.all(
    people.map(async (person) => {
      const pages = [`/p/${post?.id ?? "0"}`, `/groups/${handle}`, "/", "/search?q=rahasia"];
      const read = await Promise.all(pages.map((page) => person.get(page)));
      return read.some((page) => page.text.includes(text));
    }),
  );
/** Whether a word is anywhere in the database of a server. */
const holds = async (server: Server, word: string) => {
  const { rows } = await server.pool.query(
    "select exists (select from posts where text like $1) or exists (select from inbox_activities where body like $1) as held",
    [`%${word}%`],
  );
  return rows[0].held as boolean;
};

test("whoever asks to come into a private group waits, and sees nothing until they are let in", async () => {
  await joins(kota, tono, ibu);
  assert.equal(await standing(desa, "ibu_hamil", `tono@${kota.host}`), "asked");
  assert.equal(await standing(kota, handle, "tono"), "asked");
  await writes(desa, siti, "ibu_hamil", "Rahasia sebelum");
  for (const server of [kota, pulau]) assert.ok(!(await holds(server, "Rahasia sebelum")));
  await lets(kota, tono);
  assert.equal(await standing(kota, handle, "tono"), "member");
});

test("S21 what is said in a private group is read by its member elsewhere, and by nobody beside or at a third server", async () => {
  const post = await writes(desa, siti, "ibu_hamil", "Rahasia kandungan");
  const copy = await copyOf(kota, desa, post);
  assert.deepEqual([copy?.audience, await groupOf(kota, copy)], ["group", handle]);
  assert.deepEqual(await readers([tono, wati, kota.guest()], copy, "Rahasia kandungan"), [true, false, false]);
  assert.ok(!(await holds(pulau, "Rahasia kandungan")));
});

test("what the member elsewhere says and answers is read by the group, and by a member of a third server", async () => {
  await joins(pulau, made, ibu);
  await lets(pulau, made);
  const post = await writes(kota, tono, handle, "Rahasia dari kota");
  const here = await copyOf(desa, kota, post);
  assert.deepEqual([here?.audience, await groupOf(desa, here)], ["group", "ibu_hamil"]);
  const third = (await copyOf(pulau, kota, post)) as Post;
  assert.deepEqual(await readers([made, pulau.guest()], third, "Rahasia dari kota"), [true, false]);
  assert.deepEqual(await readers([wati], post, "Rahasia dari kota"), [false]);
  const reply = await answers(pulau, made, "Rahasia balasan", third);
  for (const [server, reader] of [
    [desa, siti],
    [kota, tono],
  ] as const) {
    const answer = await copyOf(server, pulau, reply);
    assert.ok(answer?.in_reply_to_id);
    assert.deepEqual(await readers([reader, server.guest()], answer, "Rahasia balasan"), [true, false]);
  }
  await tono.post(`/p/${post.id}/removal`);
  await talk(all);
  for (const server of [desa, pulau]) assert.equal(await copyOf(server, kota, post), undefined);
});

test("whoever was taken out reads nothing from that moment, and their server gets no more", async () => {
  const before = await writes(desa, siti, "ibu_hamil", "Rahasia terakhir");
  const copy = await copyOf(kota, desa, before);
  await removes(kota, tono);
  assert.equal(await standing(kota, handle, "tono"), undefined);
  assert.deepEqual(await readers([tono], copy, "Rahasia terakhir"), [false]);
  const after = await writes(desa, siti, "ibu_hamil", "Rahasia sesudah");
  await siti.post(`/p/${before.id}/revisions`, { text: "Rahasia yang diubah" });
  await talk(all);
  assert.ok(!(await holds(kota, "Rahasia sesudah")));
  assert.ok(!(await holds(kota, "Rahasia yang diubah")));
  assert.ok(await copyOf(pulau, desa, after), "who belongs to it still gets it");
});

test("whoever leaves elsewhere belongs to it no more at either server", async () => {
  await made.post(`/groups/${handle}/membership/removal`);
  await talk(all);
  assert.equal(await standing(pulau, handle, "made"), undefined);
  assert.equal(await standing(desa, "ibu_hamil", `made@${pulau.host}`), undefined);
  await writes(desa, siti, "ibu_hamil", "Rahasia sendiri");
  for (const server of [kota, pulau]) assert.ok(!(await holds(server, "Rahasia sendiri")));
});
