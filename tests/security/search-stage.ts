import type { Person, World } from "../world.ts";

/** One of each thing people are found and sorted by. */
export type SearchStage = Awaited<ReturnType<typeof setSearch>>;

export async function setSearch(world: World, siti: Person, tono: Person) {
  const one = async (text: string, values: unknown[] = []) =>
    (await world.pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  const list = (name: string) =>
    one("insert into lists (account_id, name) values ($1, $2) returning id", [siti.account.id, name]);
  const listId = await list("Tetangga");
  await world.pool.query("insert into list_members (list_id, account_id) values ($1, $2)", [listId, tono.account.id]);
  await world.pool.query("insert into followed_tags (account_id, tag) values ($1, 'posyandu')", [siti.account.id]);
  const collection = (name: string) =>
    one(
      "insert into collections (account_id, name, description) values ($1, $2, 'Baru datang? Ikuti mereka') returning id",
      [siti.account.id, name],
    );
  const collectionId = await collection("Kader posyandu");
  await world.pool.query("insert into collection_people (collection_id, account_id) values ($1, $2)", [
    collectionId,
    tono.account.id,
  ]);
  return {
    collectionId,
    spareCollectionId: await collection("Pedagang pasar"),
    listId,
    spareListId: await list("Sawah"),
  };
}
