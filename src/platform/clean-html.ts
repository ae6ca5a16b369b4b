import { Parser } from "htmlparser2";
import { escape } from "./marked-text.ts";

/** What stays of foreign HTML, and what becomes of its near relatives. All else goes and leaves its words. */
const inline: Readonly<Record<string, string>> = {
  a: "a",
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  s: "del",
  strike: "del",
  del: "del",
  code: "code",
};
const blocks: Readonly<Record<string, string>> = {
  p: "p",
  div: "p",
  tr: "p",
  figure: "p",
  section: "p",
  article: "p",
  details: "p",
  summary: "p",
  dt: "p",
  dd: "p",
  pre: "pre",
  blockquote: "blockquote",
  ul: "ul",
  ol: "ol",
  li: "li",
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, "p"])),
};
/** Nothing in these is words for people. */
const silent = new Set(
  "script style template iframe object embed svg math noscript title textarea select option video audio canvas head button dialog rp".split(
    " ",
  ),
);
/** Elements that are looked at; five thousand letters have no more. */
const MOST_TAGS = 5000;
/** Elements within elements at most. */
const DEEPEST = 20;

export type CleanHtml = {
  /** p, br, a, em, strong, del, code, pre, blockquote, ul, ol and li, well nested; the only attributes are href and rel. */
  readonly html: string;
  /** Its words, with a line for each break and an empty one between blocks. */
  readonly text: string;
};

/**
 * Makes HTML of another server harmless, in one pass of a streaming reader: what is not on the list above is dropped, what is left
 * open is closed. Links lead to the web alone, to `links` where one stands there under its address, and say where they
 * lead when they look like an address themselves. The rest is cut off after `longest` letters.
 */
export function cleanHtml(dirty: string, longest: number, links: ReadonlyMap<string, string> = new Map()): CleanHtml {
  const writer = new Writer(longest, links);
  let [hushed, tags] = [0, 0];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (++tags > MOST_TAGS) writer.isFull = true;
      if (silent.has(name)) hushed++;
      if (hushed > 0) return;
      if (name === "br") writer.lineBreak();
      else if (name in blocks) writer.openBlock(blocks[name] ?? "p");
      else if (name === "a") writer.openLink(attributes["href"] ?? "");
      else if (name in inline) writer.openInline(inline[name] ?? "em");
    },
    ontext: (text) => {
      if (hushed === 0) writer.words(text);
    },
    onclosetag: (name) => {
      if (silent.has(name)) hushed = Math.max(0, hushed - 1);
      else if (hushed === 0 && name in blocks) writer.close(blocks[name] ?? "p");
      else if (hushed === 0 && name in inline) writer.close(inline[name] ?? "em");
    },
  });
  for (let at = 0; at < dirty.length && !writer.isFull; at += PIECE) parser.write(dirty.slice(at, at + PIECE));
  parser.end();
  return writer.end();
}
const PIECE = 16 * 1024;

class Writer {
  readonly #room: number;
  readonly #links: ReadonlyMap<string, string>;
  readonly #open: string[] = [];
  #html = "";
  #text = "";
  #letters = 0;
  #link: { readonly href: string; text: string } | undefined;
  isFull = false;

  constructor(room: number, links: ReadonlyMap<string, string>) {
    this.#room = room;
    this.#links = links;
  }

  words(raw: string): void {
    if (this.isFull) return;
    const isCode = this.#open.includes("pre");
    const said = isCode ? raw : raw.replace(/\s+/g, " ");
    if (!said || (!this.#isInBlock() && said.trim() === "")) return;
    const letters = [...said];
    const left = this.#room - this.#letters;
    const text = letters.length > left ? `${letters.slice(0, Math.max(0, left - 1)).join("")}…` : said;
    this.#letters += letters.length;
    if (this.#link) this.#link.text += text;
    else {
      this.#enterBlock();
      this.#html += escape(text);
    }
    this.#text += text;
    if (this.#letters >= this.#room || this.#html.length > 10 * this.#room) this.isFull = true;
  }

  lineBreak(): void {
    if (this.isFull || !this.#isInBlock()) return;
    if (this.#link) this.#link.text += " ";
    else this.#html += this.#open.includes("pre") ? "\n" : "<br>";
    this.#text += "\n";
  }

  openBlock(name: string): void {
    if (this.isFull) return;
    this.close("p");
    if (this.#open.includes("pre")) return;
    if (name === "li" && !this.#open.includes("ul") && !this.#open.includes("ol")) return this.openBlock("p");
    if (name === "li") this.close("li");
    if (this.#open.length < DEEPEST) this.#push(name);
  }

  openInline(name: string): void {
    if (this.isFull || this.#link || this.#open.includes(name) || this.#open.length >= DEEPEST) return;
    this.#enterBlock();
    this.#push(name);
  }

  openLink(address: string): void {
    this.#endLink();
    const url = URL.parse(address);
    if (this.isFull || !url || !/^https?:$/.test(url.protocol) || url.username || url.password) return;
    this.#enterBlock();
    this.#link = { href: url.href, text: "" };
  }

  /** Closes the innermost of this name, and what was left open within it. */
  close(name: string): void {
    if (name === "a" || name === "p" || name === "li") this.#endLink();
    const at = this.#open.lastIndexOf(name);
    if (at < 0) return;
    if (name === "p" && this.#open.slice(at + 1).some((inner) => inner in blocks)) return;
    this.#endLink();
    while (this.#open.length > at) this.#html += `</${this.#open.pop()}>`;
    if (name in blocks) this.#text = `${this.#text.trimEnd()}\n\n`;
  }

  end(): CleanHtml {
    this.#endLink();
    while (this.#open.length > 0) this.#html += `</${this.#open.pop()}>`;
    const html = this.#html.replace(/<(p|li|ul|ol|blockquote|pre|em|strong|del|code)>(?:\s|<br>)*<\/\1>/g, "");
    return { html, text: this.#text.replace(/\n{3,}/g, "\n\n").trim() };
  }

  #isInBlock(): boolean {
    return this.#open.some((name) => name === "p" || name === "li" || name === "pre");
  }

  #enterBlock(): void {
    if (!this.#isInBlock()) this.#push("p");
  }

  #push(name: string): void {
    this.#open.push(name);
    this.#html += `<${name}>`;
  }

  #endLink(): void {
    const link = this.#link;
    this.#link = undefined;
    const text = link?.text.trim();
    if (!link || !text) return;
    const ours = this.#links.get(link.href);
    const rel = ours ? "" : ` rel="nofollow noopener ugc"`;
    this.#html += `<a href="${escape(ours ?? link.href)}"${rel}>${escape(ours ? text : honest(text, link.href))}</a>`;
  }
}

/** What a link says. One that looks like an address says the true one. */
function honest(text: string, href: string): string {
  const [, said] = /^(?:https?:\/\/)?(?:www\.)?([\p{L}\p{N}.-]{1,200}\.\p{L}{2,})(?=[/:?#]|$)/iu.exec(text) ?? [];
  const { host, hostname, pathname, search, hash } = new URL(href);
  const claims = said && URL.parse(`https://${said}`)?.hostname;
  if (!said || claims === hostname.replace(/^www\./, "")) return text;
  const rest = pathname + search + hash;
  return host + (rest === "/" ? "" : rest);
}
