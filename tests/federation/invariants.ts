import { visibleTo } from "#modules/trust";
import { findCopy, findOn, type Lane, type Said } from "./deeds.ts";
import type { Server } from "./servers.ts";

/** Something that must hold of a lane whatever the network did, once everything has arrived; what does not hold is said. */
export type Invariant = (lane: Lane, servers: readonly Server[]) => Promise<string[]>;

const serversOf = (lane: Lane) => [...new Set(lane.people.map(({ server }) => server))];
const others = (lane: Lane, { by }: Said) => serversOf(lane).filter((server) => server !== by.server);

/** Nobody sees a post elsewhere whom it was not for: what is for a server only stays there, what is for followers stays with them. */
const audienceNeverWidens: Invariant = async (lane) => {
  const broken: string[] = [];
  for (const said of lane.posts)
    for (const server of others(lane, said)) {
      const copy = await findCopy(server, said);
      if (!copy) continue;
      if (said.audience === "local") broken.push(`${said.post.text} for one server is at ${server.host}`);
      if (copy.audience !== said.audience) broken.push(`${said.post.text} was ${said.audience}, is ${copy.audience}`);
      if (said.audience !== "followers") continue;
      for (const viewer of lane.people.filter((one) => one.server === server)) {
        const sees = await server.ctx.db
          .selectFrom("posts")
          .select("id")
          .where("id", "=", copy.id)
          .where(visibleTo(viewer.person.account))
          .executeTakeFirst();
        if (sees && !(await isFollower(server, viewer.person.account.id, copy.author_id)))
          broken.push(`${viewer.person.account.handle} at ${server.host} sees ${said.post.text} and follows nobody`);
      }
    }
  return broken;
};

async function isFollower({ pool }: Server, follower: string, followee: string): Promise<boolean> {
  const { rows } = await pool.query(
    "select from follows where follower_id = $1 and followee_id = $2 and state = 'accepted'",
    [follower, followee],
  );
  return rows.length > 0;
}

/** What was deleted is nowhere it was sent to, whatever arrived late. */
export const deletesWin: Invariant = async (lane) => {
  const broken: string[] = [];
  for (const said of lane.posts.filter(({ gone, shared }) => gone && !shared))
    for (const server of serversOf(lane))
      if (await findCopy(server, said)) broken.push(`${said.post.text} was deleted and is at ${server.host}`);
  return broken;
};

/** Both servers say the same of who follows whom. */
const followsConverge: Invariant = async (lane) => {
  const broken: string[] = [];
  for (const one of lane.people)
    for (const two of lane.people) {
      if (one.server === two.server) continue;
      const states = [];
      for (const server of [one.server, two.server]) {
        const [from, to] = [await findOn(server, one), await findOn(server, two)];
        const { rows } = await server.pool.query(
          "select state from follows where follower_id = $1 and followee_id = $2",
          [from?.id, to?.id],
        );
        states.push(rows[0]?.state ?? "none");
      }
      if (states[0] !== states[1])
        broken.push(
          `${one.person.account.handle}@${one.server.host} → ${two.person.account.handle}@${two.server.host}: ${states.join(" here, ")} there`,
        );
    }
  return broken;
};

/** Every count is the number of what it counts, and a reaction elsewhere stands at the author's server if and only if it does there. */
const noEffectTwice: Invariant = async (lane) => {
  const broken: string[] = [];
  for (const server of serversOf(lane)) {
    const { rows } = await server.pool.query(
      `select text from posts where uri is null and (likes_count <> (select count(*) from reactions where post_id = posts.id)
        or shares_count <> (select count(*) from shares where post_id = posts.id))
       union all select handle from accounts where host = '' and (followers_count <> (select count(*) from follows where followee_id = accounts.id and state = 'accepted')
        or following_count <> (select count(*) from follows where follower_id = accounts.id and state = 'accepted'))`,
    );
    for (const { text } of rows) broken.push(`a count is wrong at ${server.host}: ${text}`);
  }
  for (const said of lane.posts.filter(({ gone }) => !gone))
    for (const server of others(lane, said)) {
      const copy = await findCopy(server, said);
      for (const reader of copy ? lane.people.filter((one) => one.server === server) : []) {
        const here = await reacts(server, reader.person.account.id, copy?.id);
        const there = await reacts(said.by.server, (await findOn(said.by.server, reader))?.id, said.post.id);
        if (here !== there)
          broken.push(
            `${reader.person.account.handle} likes ${said.post.text}: ${here} there, ${there} at its author's`,
          );
      }
    }
  return broken;
};

async function reacts({ pool }: Server, account: string | undefined, post: string | undefined): Promise<boolean> {
  const { rows } = await pool.query("select from reactions where account_id = $1 and post_id = $2", [account, post]);
  return rows.length > 0;
}

export const invariants: readonly Invariant[] = [audienceNeverWidens, deletesWin, followsConverge, noEffectTwice];

export async function findBroken(lane: Lane, hold: readonly Invariant[]): Promise<string[]> {
  const found = [];
  for (const invariant of hold) found.push(...(await invariant(lane, serversOf(lane))));
  return found;
}
