import { sql } from "kysely";
import { z } from "zod";
import { idsOf, type Kind } from "../kind.ts";

const peopleOf = (payload: unknown) => idsOf(payload, "followerId", "followeeId");
const profile: Kind["link"] = ({ handle, entries }) => (entries > 1 || !handle ? "/people" : `/@${handle}`);
const stands = (state: "requested" | "accepted") =>
  sql<boolean>`exists (select from follows where follower_id = entry.actor_id and followee_id = entry.account_id and state = ${state}::text)`;

/** Whoever said yes to a request knows of it already. */
const wasAsked = (payload: unknown) => z.object({ asked: z.boolean().default(false) }).parse(payload).asked;
const toFollowee = (payload: unknown) => {
  const { followerId, followeeId } = peopleOf(payload);
  return sql`select ${followeeId}::bigint, ${followerId}::bigint, 0::bigint, null::bigint where ${!wasAsked(payload)}::boolean`;
};

export const follow: Kind = {
  name: "follow",
  on: ["accounts.followed"],
  icon: "followers",
  find: toFollowee,
  holds: stands("accepted"),
  link: profile,
  mail: true,
};

export const followRequest: Kind = {
  name: "follow-request",
  on: ["accounts.follow-requested"],
  icon: "lock",
  find: toFollowee,
  holds: stands("requested"),
  link: () => "/follow-requests",
  push: true,
  mail: true,
};

export const followAccepted: Kind = {
  name: "follow-accepted",
  on: ["accounts.follow-accepted"],
  icon: "check",
  find: (payload) => {
    const { followerId, followeeId } = peopleOf(payload);
    return sql`select ${followerId}::bigint, ${followeeId}::bigint, 0::bigint, null::bigint`;
  },
  link: profile,
};
