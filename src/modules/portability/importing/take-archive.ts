import type { Account } from "#modules/accounts";
import { bookmarkPost, getPost, importDraft, importPost } from "#modules/posts";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { readId } from "#platform/paging";
import { archiveLimits, Trouble } from "../rules.ts";
import { type Archive, openArchive } from "./open-archive.ts";
import { readList, readText } from "./read-json.ts";
import { takePeople } from "./take-people.ts";
import { count, type Tally } from "./tally.ts";
import { idHere, toOldPost } from "./to-old-post.ts";

const lists = {
  follows: /^(following_accounts|follows)\.csv$/,
  blocks: /^blocked_accounts\.csv$/,
  mutes: /^muted_accounts\.csv$/,
} as const;

/** Takes in what an archive holds: old posts, drafts, bookmarks of this community, and lists of people. @throws Trouble */
export async function takeArchive(
  ctx: Context,
  account: Account,
  path: string,
  tally: Tally,
  pause: () => void,
): Promise<void> {
  const archive = await openArchive(path);
  try {
    const has = (name: string) => archive.names.includes(name);
    const people = Object.entries(lists).flatMap(([kind, name]) => {
      const file = archive.names.find((one) => name.test(one));
      return file ? [[kind as keyof typeof lists, file] as const] : [];
    });
    if (!has("outbox.json") && people.length === 0) throw new Trouble("nothingInside");
    if (has("outbox.json")) await takePosts(ctx, account, archive, tally, pause);
    if (has("drafts.json")) await takeDrafts(ctx, account, archive, tally);
    if (has("bookmarks.csv")) await takeBookmarks(ctx, account, await readText(archive, "bookmarks.csv"), tally);
    for (const [kind, file] of people)
      await takePeople(ctx, account, kind, await readText(archive, file), tally, pause);
  } finally {
    archive.close();
  }
}

async function takePosts(ctx: Context, account: Account, archive: Archive, tally: Tally, pause: () => void) {
  const own = new Set<string>();
  let nth = 0;
  for await (const thing of readList(archive, "outbox.json")) {
    pause();
    if (++nth > archiveLimits.items) return count(tally, "left", "beyond");
    const old = toOldPost(thing, own, ctx.config.baseUrl, ctx.now());
    if (typeof old === "string") {
      count(tally, "left", old);
      continue;
    }
    own.add(old.origin);
    try {
      await importPost(ctx, account, old);
      count(tally, "in", "posts");
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      count(tally, "left", "tooLong");
    }
  }
}

async function takeDrafts(ctx: Context, account: Account, archive: Archive, tally: Tally): Promise<void> {
  for await (const thing of readList(archive, "drafts.json")) {
    const { id, writing } = (thing ?? {}) as { id?: unknown; writing?: unknown };
    const name = String(id).slice(0, 100);
    const isKept = await importDraft(ctx, account, { origin: `draft:${name}`, here: readId(name), writing }).catch(
      (error: unknown) => {
        if ((error as Error | null)?.name === "ZodError" || error instanceof Invalid) return undefined;
        throw error;
      },
    );
    count(tally, isKept ? "in" : "left", "drafts");
  }
}

/** A bookmark comes in when it leads here and to what the person may see. */
async function takeBookmarks(ctx: Context, account: Account, csv: string, tally: Tally): Promise<void> {
  for (const line of csv.split(/\r?\n/, archiveLimits.people)) {
    if (!line.trim()) continue;
    const id = idHere(line.slice(0, 500).trim(), ctx.config.baseUrl);
    const post = id ? await getPost(ctx, account, id).catch(ifGone) : undefined;
    if (post) await bookmarkPost(ctx, account, post);
    count(tally, post ? "in" : "left", "bookmarks");
  }
}

function ifGone(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}
