import { keepMap, plantQuestion } from "../asked.ts";
import type { House } from "./house.ts";
import type { Kind } from "./pages.ts";

/** What is read by machines. */
export const resultPageless: readonly string[] = [
  "/questions/:id/votes.csv",
  "/questions/:id/statements.csv",
  "/questions/:id/map.json",
];

/** Every kind of page of an opinion map: with groups, too small for any, not drawn, over. */
export async function resultKinds(house: House, old: string): Promise<Kind[]> {
  const { ctx } = house;
  const account = await ctx.db.selectFrom("accounts").selectAll().where("handle", "=", old).executeTakeFirstOrThrow();
  const asker = { account } as never;
  const crowd = { member: 60, guest: 12, remote: 8, fresh: 20 };
  const [whole, small, few] = [
    await plantQuestion(house, asker, { ...crowd, more: "now()" }),
    await plantQuestion(house, asker, { member: 9 }),
    await plantQuestion(house, asker, { member: 3 }),
  ];
  await keepMap(house, whole);
  await keepMap(house, whole, 2, "members");
  await keepMap(house, small);
  const own = (name: string, id: string, rest: string): Kind => ({
    name,
    route: `/questions/:id${rest.replace(/\?.*/, "")}`,
    path: `/questions/${id}${rest}`,
    as: old,
  });
  const { as: _, ...guest } = own("a map, for a guest", whole.id, "/map");
  return [
    own("a map", whole.id, "/map"),
    own("a map of members", whole.id, "/map?of=members"),
    own("a map too small for groups", small.id, "/map"),
    own("a map that is not drawn", few.id, "/map"),
    guest,
    own("all statements of a map", whole.id, "/map/statements"),
    own("a demand from a map", whole.id, "/map/demand"),
    own("a poster of a question", whole.id, "/poster"),
  ];
}
