import fc from "fast-check";
import { followAccount, unfollowAccount } from "#modules/accounts";
import {
  deletePost,
  editPost,
  getPost,
  type Post,
  reactToPost,
  sharePost,
  takeReactionBack,
  takeShareBack,
} from "#modules/posts";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import type { Person } from "../world.ts";
import type { Server } from "./servers.ts";

export type Somebody = { readonly server: Server; readonly person: Person };
/** What a post of the simulation was, wherever it is now. */
export type Said = {
  readonly by: Somebody;
  readonly post: Post;
  readonly audience: Post["audience"];
  gone: boolean;
  /** Whether it was ever passed on: then servers have it that nobody sent it to. */
  shared: boolean;
};
/** People and posts of one seed. */
export type Lane = {
  readonly number: number;
  readonly people: readonly Somebody[];
  readonly posts: Said[];
  readonly broken: string[];
};

const who = fc.nat({ max: 5 });
const which = fc.nat({ max: 30 });
/** One thing somebody does; numbers name people and posts of the lane. */
export const deedOf = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("follow" as const), who, whom: who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("unfollow" as const), who, whom: who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("say" as const),
      who,
      audience: fc.constantFrom(
        "public" as const,
        "public" as const,
        "quiet" as const,
        "followers" as const,
        "local" as const,
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("edit" as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("react" as const),
      who,
      which,
      how: fc.constantFrom("like" as const, "cheer" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("unreact" as const), who, which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("share" as const), who, which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("unshare" as const), who, which }) },
);
export type Deed = typeof deedOf extends fc.Arbitrary<infer One> ? One : never;

/** Does it as a member would, on what their own server has. What one may not do is not done. */
export async function doDeed(lane: Lane, deed: Deed): Promise<void> {
  try {
    await attempt(lane, deed);
  } catch (error) {
    if (!(error instanceof Forbidden || error instanceof Invalid || error instanceof NotFound)) throw error;
  }
}

async function attempt(lane: Lane, deed: Deed): Promise<void> {
  const doer = "who" in deed ? lane.people[deed.who] : undefined;
  const said = "which" in deed && lane.posts.length > 0 ? lane.posts[deed.which % lane.posts.length] : undefined;
  if (deed.kind === "say" && doer) return say(lane, doer, deed.audience);
  if ((deed.kind === "follow" || deed.kind === "unfollow") && doer) return follow(lane, doer, deed.whom, deed.kind);
  if (!said) return;
  const { ctx } = said.by.server;
  if (deed.kind === "edit" && !said.gone) {
    const draft = { text: `${said.post.text} lagi`, warning: "", language: "id", reply_policy: "everyone" } as const;
    await editPost(ctx, said.by.person.account, said.post, draft);
  }
  if (deed.kind === "delete" && !said.gone) {
    said.gone = true;
    await deletePost(ctx, said.by.person.account, said.post);
  }
  if (doer) await respond(doer, said, deed);
}

async function say(lane: Lane, by: Somebody, audience: Said["audience"]): Promise<void> {
  const post = await by.server.says(by.person, `Kata ke-${lane.posts.length}`, { audience });
  lane.posts.push({ by, post, audience, gone: false, shared: false });
}

async function follow(
  lane: Lane,
  { server, person }: Somebody,
  whom: number,
  kind: "follow" | "unfollow",
): Promise<void> {
  const other = lane.people[whom];
  const account = other && (await findOn(server, other));
  if (!account || account.id === person.account.id) return;
  if (kind === "follow") await followAccount(server.ctx, { ...person.account, session_id: "0" }, account);
  else await unfollowAccount(server.ctx, person.account, account);
}

/** Somebody as a server knows them. */
export async function findOn(server: Server, { server: home, person }: Somebody) {
  const handle = server === home ? person.account.handle : `${person.account.handle}@${home.host}`;
  return server.ctx.db.selectFrom("accounts").selectAll().where("handle", "=", handle).executeTakeFirst();
}

/** A post as a server has it. */
export async function findCopy(server: Server, { by, post }: Said): Promise<Post | undefined> {
  const posts = server.ctx.db.selectFrom("posts").selectAll();
  if (server === by.server) return posts.where("id", "=", post.id).executeTakeFirst();
  return posts.where("uri", "=", `${by.server.ctx.config.baseUrl.origin}/ap/posts/${post.id}`).executeTakeFirst();
}

async function respond({ server, person }: Somebody, said: Said, deed: Deed): Promise<void> {
  const found = await findCopy(server, said);
  if (!found) return;
  const { account } = person;
  const copy = await getPost(server.ctx, account, found.id);
  if (deed.kind === "react") await reactToPost(server.ctx, account, copy, deed.how);
  if (deed.kind === "unreact") await takeReactionBack(server.ctx, account, copy);
  if (deed.kind === "share") {
    await sharePost(server.ctx, account, copy);
    said.shared = true;
  }
  if (deed.kind === "unshare") await takeShareBack(server.ctx, account, copy);
}
