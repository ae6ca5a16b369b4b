import { communitySource, homeSources, listSource, tagSource } from "#modules/timelines";
import type { Context } from "#platform/context";
import type { Key } from "./keys.ts";
import type { StreamEvent } from "./read-events.ts";
import {
  type EachReader,
  type Facts,
  findFacts,
  messageSources,
  type Seen,
  whoMayHearOf,
  whoSees,
} from "./who-sees.ts";

/** What somebody hears of an event, and on which of their streams. `what` says how its content is found: never in the event. */
export type Heard = {
  readonly event: StreamEvent;
  readonly name: Name;
  readonly what: "entry" | "post" | "message" | "news" | "announcement" | "id" | "nothing";
  readonly id: string;
  readonly keys: readonly Key[];
};
export type Name =
  | "update"
  | "status.update"
  | "delete"
  | "notification"
  | "conversation"
  | "filters_changed"
  | "announcement"
  | "announcement.delete";

/** What each person here follows. */
export type Wanted = ReadonlyMap<string, ReadonlySet<Key>>;

/** Everyone's share of what happened, in its order. Who may see what is asked of the database, by the lists' own rules. */
export async function findHeard(
  ctx: Context,
  events: readonly StreamEvent[],
  wanted: Wanted,
): Promise<ReadonlyMap<string, readonly Heard[]>> {
  const found: (Heard & { readonly by: string })[] = [];
  const note = (by: string, event: StreamEvent, heard: Omit<Heard, "event">) => {
    const keys = heard.keys.filter((key) => wanted.get(by)?.has(key));
    if (keys.length > 0) found.push({ ...heard, keys, event, by });
  };
  const having = (test: (key: Key) => boolean) =>
    [...wanted].flatMap(([id, keys]) => ([...keys].some(test) ? [id] : []));
  const of = (...kinds: StreamEvent["kind"][]) => events.filter(({ kind }) => kinds.includes(kind));
  const eachSeen = (some: readonly StreamEvent[], seen: readonly Seen[], by: "entry_id" | "post_id", tell: Tell) => {
    const about = Map.groupBy(some, ({ subject_id }) => subject_id);
    for (const one of seen) for (const event of about.get(one[by]) ?? []) tell(one, event);
  };
  const atHome = having((key) => key === "user");

  const home = of("home");
  eachSeen(
    home,
    await whoSees(ctx, atHome, homeSources, "entry", home),
    "entry_id",
    ({ account_id, entry_id }, event) =>
      note(account_id, event, { name: "update", what: "entry", id: entry_id, keys: ["user"] }),
  );
  const edits = of("edit");
  eachSeen(edits, await whoSees(ctx, atHome, homeSources, "post", edits), "post_id", ({ account_id, post_id }, event) =>
    note(account_id, event, { name: "status.update", what: "post", id: post_id, keys: ["user"] }),
  );

  const posts = of("post", "edit");
  const facts = await findFacts(ctx, posts);
  const tellPost = (keysOf: (about: Facts, keys: ReadonlySet<Key>) => readonly Key[]): Tell =>
    function tell({ account_id, post_id }, event) {
      const about = facts.get(post_id);
      if (!about) return;
      const keys = keysOf(about, wanted.get(account_id) ?? new Set());
      note(account_id, event, {
        name: event.kind === "edit" ? "status.update" : "update",
        what: "post",
        id: post_id,
        keys,
      });
    };
  const inCommunity = having((key) => key.startsWith("public"));
  const everybody = (reader: EachReader) => [communitySource(reader, "everybody")];
  eachSeen(posts, await whoSees(ctx, inCommunity, everybody, "post", posts), "post_id", tellPost(communityKeys));
  for (const tag of new Set([...facts.values()].flatMap(({ tags }) => tags))) {
    const keys = [`hashtag/${tag}`, `hashtag:local/${tag}`];
    const readers = having((key) => keys.includes(key));
    const seen = await whoSees(ctx, readers, (reader) => [tagSource(reader, tag)], "post", posts);
    eachSeen(
      posts,
      seen,
      "post_id",
      tellPost(({ is_ours }) => (is_ours ? keys : keys.slice(0, 1))),
    );
  }
  for (const [id, keys] of wanted)
    for (const key of keys) {
      if (!key.startsWith("list/") || posts.length === 0) continue;
      const list = { id: key.slice("list/".length), name: "" };
      const seen = await whoSees(ctx, [id], () => [listSource({ id, status: "active" }, list)], "post", posts);
      eachSeen(
        posts,
        seen,
        "post_id",
        tellPost(() => [key]),
      );
    }

  const messages = of("message");
  const hearing = having((key) => key === "direct");
  eachSeen(
    messages,
    await whoSees(ctx, hearing, messageSources, "post", messages),
    "post_id",
    ({ account_id, post_id }, event) =>
      note(account_id, event, { name: "conversation", what: "message", id: post_id, keys: ["direct"] }),
  );

  const gone = of("gone", "unshared");
  for (const { account_id, event } of await whoMayHearOf(ctx, [...wanted.keys()], gone)) {
    const keys = [...(wanted.get(account_id) ?? [])].filter((key) => !/^(user:notification|direct)$/.test(key));
    const own = event.kind === "unshared" ? ["user"] : keys;
    note(account_id, event, { name: "delete", what: "id", id: event.subject_id, keys: own });
  }
  for (const event of of("news"))
    note(event.person_id ?? "", event, {
      name: "notification",
      what: "news",
      id: event.subject_id,
      keys: ["user", "user:notification"],
    });
  for (const event of of("filters"))
    note(event.person_id ?? "", event, { name: "filters_changed", what: "nothing", id: event.id, keys: ["user"] });
  for (const event of of("announcement", "silence")) {
    const isOver = event.kind === "silence";
    const name = isOver ? "announcement.delete" : "announcement";
    for (const id of atHome)
      note(id, event, { name, what: isOver ? "id" : "announcement", id: event.subject_id, keys: ["user"] });
  }

  const order = new Map(events.map(({ id }, index) => [id, index]));
  found.sort((one, other) => (order.get(one.event.id) ?? 0) - (order.get(other.event.id) ?? 0));
  return Map.groupBy(found, ({ by }) => by);
}
type Tell = (seen: Seen, event: StreamEvent) => void;

function communityKeys({ is_ours, has_media }: Facts): readonly Key[] {
  const keys = ["public", is_ours ? "public:local" : "public:remote"];
  return has_media ? [...keys, ...keys.map((key) => `${key}:media`)] : keys;
}
