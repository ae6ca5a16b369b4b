import { followAccount } from "#modules/accounts";
import { makesGroup } from "../signing.ts";
import { type Browser, makeWorld, type Person, type World } from "../world.ts";

/** Everyone who may look, by how they stand to who organises the event and to its group. */
export const lookers = [
  "guest",
  "pending",
  "stranger",
  "follower",
  "member",
  "helper",
  "seated",
  "asker",
  "invited",
  "removed",
  "banned",
  "blockedByOrganiser",
  "blockerOfOrganiser",
  "moderator",
  "administrator",
  "owner",
  "organiser",
] as const;
export type Looker = (typeof lookers)[number];

/** Those in the groups, blocked ones too: they stay members and see nothing of whom the block is with. */
const inGroups = [
  "member",
  "helper",
  "seated",
  "blockedByOrganiser",
  "blockerOfOrganiser",
  "owner",
  "organiser",
] as const;
const seeing = inGroups.filter((name) => !name.startsWith("block"));
const unblocked = lookers.filter((name) => !name.startsWith("block"));
const here = unblocked.filter((name) => name !== "guest" && name !== "pending");

type Shape = {
  readonly audience: "public" | "local" | "group";
  readonly group?: "closed" | "open" | "suspended" | "frozen";
  /** Written from the words on the choices, not from the code. */
  readonly seers: readonly Looker[];
};

/** The kinds of events there are, and who sees each. Whoever is not named sees nothing of it. */
export const shapes = {
  open: { audience: "public", seers: unblocked },
  server: { audience: "local", seers: here },
  closed: { audience: "group", group: "closed", seers: seeing },
  inner: { audience: "group", group: "open", seers: seeing },
  among: { audience: "public", group: "open", seers: unblocked },
  calledoff: { audience: "public", seers: unblocked },
  removed: { audience: "public", seers: [] },
  suspended: { audience: "public", seers: [] },
  shut: { audience: "group", group: "suspended", seers: [] },
  shutopen: { audience: "public", group: "frozen", seers: [] },
} as const satisfies Readonly<Record<string, Shape>>;
export type ShapeName = keyof typeof shapes;
export const shapeNames = Object.keys(shapes) as ShapeName[];
export const seers = (name: ShapeName): readonly Looker[] => shapes[name].seers;

/** An event with a word that stands in all that is said of it and nowhere else, and other words for what fewer people know. */
export type Planned = {
  readonly name: ShapeName;
  readonly id: string;
  readonly postId: string | null;
  readonly newsId: string;
  readonly guestId: string;
  readonly word: string;
};
export type EventsStage = {
  readonly world: World;
  readonly people: Readonly<Record<Exclude<Looker, "guest">, Person>>;
  readonly browsers: Readonly<Record<Looker, Browser>>;
  readonly events: readonly Planned[];
};

/**
 * One event of each kind, all of one organiser's but for that of somebody suspended. What the app would never make is forced
 * into the database: everyone answered every event, has a calendar, and was told of each change.
 */
export async function setEventsStage(): Promise<EventsStage> {
  const world = await makeWorld();
  const { ctx, pool } = world;
  const people = {} as Record<Exclude<Looker, "guest">, Person>;
  for (const name of lookers) {
    if (name === "guest") continue;
    const role = name === "moderator" || name === "administrator" ? { role: name } : {};
    people[name] = await world.person(`orang_${name.toLowerCase()}`, {
      ...role,
      ...(name === "pending" && { status: "pending" }),
    });
  }
  const { organiser } = people;
  const gone = await world.person("sudah_pergi");
  await followAccount(ctx, { ...people.follower.account, session_id: "0" }, organiser.account);
  const groups = {
    closed: await makesGroup(world, "ibu_tertutup", "private", "Ibu tertutup"),
    open: await makesGroup(world, "tani_terbuka", "public", "Tani terbuka"),
    suspended: await makesGroup(world, "grup_dibekukan", "private", "Grup dibekukan"),
    frozen: await makesGroup(world, "terbuka_dibekukan", "public", "Terbuka dibekukan"),
  };
  const roles = { owner: "owner", organiser: "organiser", helper: "helper" } as const;
  const states = { asker: "asked", invited: "invited", banned: "banned" } as const;
  for (const { id } of Object.values(groups)) {
    const stands = [
      ...inGroups.map(
        (name) => [name, "member", name in roles ? roles[name as keyof typeof roles] : "member"] as const,
      ),
      ...Object.entries(states).map(([name, state]) => [name as keyof typeof states, state, "member"] as const),
    ];
    for (const [name, state, role] of stands)
      await pool.query("insert into group_members (group_id, account_id, state, role) values ($1, $2, $3, $4)", [
        id,
        people[name].account.id,
        state,
        role,
      ]);
  }
  const events: Planned[] = [];
  for (const name of shapeNames) {
    const shape: Shape = shapes[name];
    const by = name === "suspended" ? gone : organiser;
    events.push(await plan(world, by, name, shape, shape.group && groups[shape.group].id));
  }
  await force(world, people);
  await pool.query("insert into blocks (blocker_id, blocked_id) values ($1, $2), ($3, $1)", [
    organiser.account.id,
    people.blockedByOrganiser.account.id,
    people.blockerOfOrganiser.account.id,
  ]);
  await pool.query("update accounts set status = 'suspended' where id = any($1)", [
    [gone.account.id, groups.suspended.id, groups.frozen.id],
  ]);
  return { world, people, browsers: { guest: world.guest(), ...people }, events };
}

async function plan(world: World, by: Person, name: ShapeName, { audience }: Shape, group?: string): Promise<Planned> {
  const one = async (text: string, values: unknown[]) =>
    (await world.pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  const word = `kata${name}acara`;
  const inPost = audience === "group" ? "followers" : audience;
  const post =
    name === "inner" || name === "shutopen"
      ? undefined
      : await world.says(by, `Ayo ${word} #matriks`, { audience: inPost });
  if (post && group)
    await world.pool.query("update posts set audience = $2, group_id = $3 where id = $1", [post.id, audience, group]);
  const id = await one(
    `insert into events (organiser_id, group_id, audience, title, about, agenda, place, address, online_url, starts_at, ends_at, time_zone, childcare, access_note, post_id)
      values ($1, $2, $3, $4, $5, $5, $4, $4, $6, now() + interval '10 minutes', now() + interval '3 hours', 'WIB', true, $5, $7) returning id`,
    [
      by.account.id,
      group ?? null,
      audience,
      `Acara ${word}`,
      `Tentang ${word}`,
      `https://rapat.example/pintu${name}layar`,
      post?.id ?? null,
    ],
  );
  if (name === "calledoff")
    await world.pool.query("update events set cancelled_at = now(), cancel_reason = $2 where id = $1", [
      id,
      `Hujan ${word}`,
    ]);
  if (name === "removed") {
    await world.pool.query("update events set removed_at = now() where id = $1", [id]);
    await world.pool.query("update posts set removed_at = now() where id = $1", [post?.id]);
  }
  await one(
    "insert into event_minutes (event_id, version, text, author_id) values ($1, 1, $2, $3) returning event_id as id",
    [id, `Catatan ${word}`, by.account.id],
  );
  const guestId = await one("insert into event_guests (event_id, name, state) values ($1, $2, 'going') returning id", [
    id,
    `Tamu${name}sendiri`,
  ]);
  const named = await world.person(`tampak_${name}`, { name: `Tampak${name}bersama` });
  await one(
    "insert into event_guests (event_id, account_id, state, shown) values ($1, $2, 'going', true) returning id",
    [id, named.account.id],
  );
  const newsId = await one("insert into event_news (event_id, kind) values ($1, 'cancelled') returning id", [id]);
  return { name, id, postId: post?.id ?? null, newsId, guestId, word };
}

/** Everyone answered every event, though one only has a seat; everyone was told of every change, and has a calendar. */
async function force({ pool }: World, people: EventsStage["people"]): Promise<void> {
  const ids = Object.values(people).map(({ account }) => account.id);
  await pool.query(
    `insert into event_guests (event_id, account_id, state)
      select events.id, one, case when one = $2 then 'going' else 'maybe' end from events cross join unnest($1::bigint[]) as one`,
    [ids, people.seated.account.id],
  );
  await pool.query(
    "update events set seats_taken = (select count(*) from event_guests where event_id = events.id and state = 'going')",
  );
  await pool.query(
    `with told as (insert into notification_entries (account_id, kind, subject_id)
        select one, 'event-cancelled', event_news.id from event_news cross join unnest($1::bigint[]) as one returning *)
      insert into notifications (account_id, kind, subject_id, day, latest_id) select account_id, kind, subject_id, day, id from told`,
    [ids],
  );
  await pool.query(
    "insert into home_entries (account_id, entry_id, post_id) select one, id, id from posts cross join unnest($1::bigint[]) as one on conflict do nothing",
    [ids],
  );
}
