import { Parser } from "htmlparser2";

const LONGEST = 200;
/** Read in pieces, so that what comes after the head costs nothing. */
const PIECE = 16 * 1024;

/**
 * What a page calls itself, as plain words on one line: its own title, or the one it gives to those who pass it on. Only
 * words are taken, no address, no picture and no HTML. A streaming reader, so hostile pages take time that grows with
 * their length.
 */
export function titleOf(body: Buffer, type: string): string {
  let [title, shared, depth, isOver] = ["", "", 0, false];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (isOver) return;
      if (name === "title") depth++;
      if (name === "meta" && attributes["property"] === "og:title") shared ||= attributes["content"] ?? "";
      if (name === "body") isOver = true;
    },
    ontext: (text) => {
      if (depth > 0 && title.length < 4 * LONGEST) title += text;
    },
    onclosetag: (name) => {
      if (name === "title") [depth, isOver] = [0, isOver || shared !== ""];
      if (name === "head") isOver = true;
    },
  });
  const html = decode(body, type);
  for (let at = 0; at < html.length && !isOver; at += PIECE) parser.write(html.slice(at, at + PIECE));
  return plainLine(shared || title);
}

/** In the letters the page says it is written in, else UTF-8. */
function decode(body: Buffer, type: string): string {
  const head = body.subarray(0, 1024).toString("latin1");
  const named = /charset=["']?([\w-]{1,40})/i;
  const label = (named.exec(type) ?? named.exec(head))?.[1] ?? "utf-8";
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

/** Without signs nobody sees, overrides of the reading direction, and letters piled on letters. */
function plainLine(text: string): string {
  const line = text
    .toWellFormed()
    .slice(0, 8 * LONGEST)
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Z}]+/gu, " ")
    .replace(/(\p{M}{2})\p{M}+/gu, "$1")
    .trim();
  const letters = [...line];
  return letters.length > LONGEST
    ? `${letters
        .slice(0, LONGEST - 1)
        .join("")
        .trimEnd()}…`
    : line;
}
