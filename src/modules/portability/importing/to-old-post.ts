import { Parser } from "htmlparser2";
import { z } from "zod";
import { type OldPost, oldPostForm } from "#modules/posts";
import { readId } from "#platform/paging";

const text = (longest: number) => z.string().max(longest);
const people = z.union([z.string(), z.array(z.unknown()).max(2000)]).optional();

/** A post as Gaung and Mastodon write it into an outbox. Whatever else stands there is left alone. */
const activity = z.object({
  type: z.literal("Create"),
  object: z.object({
    id: text(500).min(1),
    type: z.enum(["Note", "Question", "Article"]),
    published: text(40).optional(),
    summary: text(5000).nullish(),
    content: text(200_000).nullish(),
    contentMap: z.record(text(20), z.unknown()).nullish(),
    source: z.object({ content: text(200_000) }).nullish(),
    inReplyTo: text(500).nullish(),
    to: people,
    cc: people,
    attachment: z.array(z.unknown()).max(100).nullish(),
    "gaung:audience": z.string().optional(),
    "gaung:replyPolicy": z.string().optional(),
  }),
});

const PUBLIC = /(^|[#:])Public$/;
const FIRST = Date.UTC(1990, 0);

/** Why one thing of an outbox stays behind. */
export type LeftBehind = "share" | "message" | "answer" | "picture" | "tooLong" | "unreadable";

/** The post a thing of an outbox holds, or why it does not come in. `own` are the names of posts by the same author. */
export function toOldPost(thing: unknown, own: ReadonlySet<string>, home: URL, now: Date): OldPost | LeftBehind {
  if ((thing as { type?: unknown } | null)?.type === "Announce") return "share";
  const parsed = activity.safeParse(thing);
  if (!parsed.success) return "unreadable";
  const { object } = parsed.data;
  const audience = audienceOf(object);
  if (audience === "direct") return "message";
  if (object.inReplyTo && !own.has(object.inReplyTo)) return "answer";
  const said = object.source?.content ?? plainOf(object.content ?? "");
  if (!said.trim()) return (object.attachment?.length ?? 0) > 0 ? "picture" : "unreadable";
  const language = Object.keys(object.contentMap ?? {})[0]?.toLowerCase();
  const draft = (language_: string | undefined) =>
    oldPostForm.safeParse({
      text: clean(said),
      warning: clean(object.summary ?? ""),
      language: language_,
      audience,
      reply_policy: object["gaung:replyPolicy"],
    });
  const whole = [draft(language), draft(undefined)].find(({ success }) => success);
  if (!whole?.data) return "tooLong";
  const at = Date.parse(object.published ?? "");
  const isSensible = Number.isFinite(at) && at > FIRST && at < now.getTime();
  return {
    ...whole.data,
    at: isSensible ? new Date(at) : now,
    origin: object.id,
    here: idHere(object.id, home),
    after: object.inReplyTo ?? undefined,
  };
}

/** The id of a post by its address, when that leads to this community. */
export function idHere(address: string, home: URL): string | undefined {
  const url = URL.parse(address);
  return url?.host === home.host ? readId(/^\/p\/(\d+)$/.exec(url.pathname)?.[1]) : undefined;
}

function audienceOf(object: z.infer<typeof activity>["object"]): string {
  const told = object["gaung:audience"];
  if (told !== undefined && ["public", "quiet", "local", "followers", "direct"].includes(told)) return told;
  const has = (list: unknown, name: RegExp) =>
    [list ?? []].flat().some((one) => typeof one === "string" && name.test(one));
  if (has(object.to, PUBLIC)) return "public";
  if (has(object.cc, PUBLIC)) return "quiet";
  return has(object.to, /\/followers$/) ? "followers" : "direct";
}

/** HTML as the words it shows. */
function plainOf(html: string): string {
  let plain = "";
  const parser = new Parser(
    {
      onopentag: (name) => {
        if (name === "br") plain += "\n";
        if (name === "p" && plain) plain += "\n\n";
      },
      ontext: (words) => {
        plain += words;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return plain;
}

function clean(words: string): string {
  return words
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .normalize("NFC");
}
