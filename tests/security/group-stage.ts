import { createGroup, getGroup, joinGroup, publishInGroup } from "#modules/groups";
import type { Person, World } from "../world.ts";

/** The group Siti owns, open to all; Tono belongs to it. */
export const GROUP = "posyandu";
const open = {
  about: "Menimbang balita",
  place: "Sukamaju",
  access: "public",
  approves: false,
  question: "",
  agreement: "",
} as const;

export type GroupStage = Awaited<ReturnType<typeof setGroups>>;

export async function setGroups(world: World, siti: Person, tono: Person) {
  const { ctx } = world;
  await createGroup(ctx, siti.account, { ...open, name: "Posyandu Melati", handle: GROUP });
  const group = await getGroup(ctx, siti.account, GROUP);
  await joinGroup(ctx, tono.account, group);
  const { id: postId } = await publishInGroup(ctx, siti.account, group, {
    text: "Imunisasi Senin",
    warning: "",
    language: "id",
    audience: "public",
    reply_policy: "everyone",
  });
  const people = {
    anggota_satu: "member",
    anggota_dua: "member",
    menunggu_satu: "asked",
    menunggu_dua: "asked",
    terlarang: "banned",
  };
  for (const [handle, state] of Object.entries(people)) {
    const { account } = await world.person(handle);
    await world.pool.query(
      "insert into group_members (group_id, account_id, state, answer) values ($1, $2, $3, 'RT 05')",
      [group.id, account.id, state],
    );
  }
  await world.pool.query("update groups set members_count = 4, library = 'https://arsip.example/posyandu'");
  await world.pool.query("insert into group_topics (group_id, name) values ($1, 'Gizi')", [group.id]);
  await world.pool.query("insert into group_agreements (group_id, version, text) values ($1, 1, 'Saling menjaga')", [
    group.id,
  ]);
  const { rows } = await world.pool.query<{ id: string }>(
    "insert into group_invites (group_id, made_by, uses_left, expires_at) values ($1, $2, 50, now() + interval '9 days') returning id",
    [group.id, siti.account.id],
  );
  return { groupId: group.id, postId, linkId: rows[0]?.id ?? "" };
}
