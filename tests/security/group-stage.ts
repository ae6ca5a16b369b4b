import { createGroup, getGroup, joinGroup } from "#modules/groups";
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
  return { groupId: group.id };
}
