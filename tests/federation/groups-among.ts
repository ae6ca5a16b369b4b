import assert from "node:assert/strict";
import { getGroup, publishInGroup } from "#modules/groups";
import type { Post } from "#modules/posts";
import type { Person } from "../world.ts";
import type { Planted } from "./plant-group.ts";
import { handleOf, type Server, talk } from "./servers.ts";

/** What tests of groups among several servers do and look at; the groups are all at the first of them. */
export function groupsAmong(all: readonly Server[]) {
  const [home] = all as [Server];
  const handleIn = (group: Planted) => `${group.handle}@${home.host}`;
  const uriOf = (server: Server, post: Pick<Post, "id">) => `${server.ctx.config.baseUrl.origin}/ap/posts/${post.id}`;
  const one = async (server: Server, query: string, values: unknown[]) =>
    (await server.pool.query(query, values)).rows[0];
  return {
    handleIn,
    /** Asks to be let in, on the group's page at one's own server. */
    joins: async (server: Server, person: Person, group: Planted) => {
      await server.knows(home, group as never);
      const { status } = await person.post(`/groups/${handleIn(group)}/membership`);
      assert.equal(status, 303);
      await talk(all);
    },
    copyOf: async (server: Server, origin: Server, post: Pick<Post, "id">): Promise<Post | undefined> =>
      one(server, "select * from posts where uri = $1", [uriOf(origin, post)]),
    standing: async (server: Server, group: string, person: string): Promise<string | undefined> =>
      (
        await one(
          server,
          `select state from group_members join accounts g on g.id = group_id join accounts p on p.id = account_id
            where g.handle = $1 and p.handle = $2`,
          [group, person],
        )
      )?.state,
    groupOf: async (server: Server, post: Post | undefined): Promise<string | undefined> =>
      (await one(server, "select handle from accounts where id = $1", [post?.group_id]))?.handle,
    writes: async (server: Server, person: Person, handle: string, text: string) => {
      const group = await getGroup(server.ctx, person.account, handle);
      const draft = { text, warning: "", language: "id", audience: "public", reply_policy: "everyone" } as const;
      const post = await publishInGroup(server.ctx, person.account, group, draft);
      await talk(all);
      return post;
    },
    answers: async (server: Server, person: Person, text: string, parent: Post) => {
      const audience = parent.audience === "group" ? "group" : "public";
      const post = await server.says(person, text, { audience }, parent);
      await talk(all);
      return post;
    },
    /** Who somebody of another server is at the home of the groups. */
    there: async (server: Server, person: Person): Promise<{ id: string }> =>
      one(home, "select id from accounts where handle = $1", [handleOf(server, person)]),
  };
}
