/** Bytes of a charset as text; a charset nobody knows is read as UTF-8. What is no letter of it becomes a replacement sign. */
export function decodeBytes(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset || "utf-8").decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Undoes a transfer encoding (RFC 2045, 6); `body` holds one byte in each letter. */
export function decodeTransfer(body: string, encoding: string): Buffer {
  const way = encoding.trim().toLowerCase();
  if (way === "base64") return Buffer.from(body.replace(/[^A-Za-z0-9+/]/g, ""), "base64");
  if (way === "quoted-printable") return fromQuoted(joinLines(body));
  return Buffer.from(body, "latin1");
}

/** Blanks at the end of a line were added on the way; a line that ends in = goes on. */
const joinLines = (body: string): string =>
  body
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replaceAll("=\n", "");

const fromQuoted = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );

/** Reads words of a header that were put into ASCII (RFC 2047); a raw one is read as UTF-8. */
export function decodeHeader(value: string): string {
  const words = /=\?([\w-]{1,40})(?:\*[\w-]{1,20})?\?([QB])\?([^?\s]{0,998})\?=/gi;
  const text = value.slice(0, 4000).replace(/\?=\s+=\?/g, "?==?");
  let read = "";
  let end = 0;
  for (const found of text.matchAll(words)) {
    const [whole, charset = "", way = "", said = ""] = found;
    read += plain(text.slice(end, found.index));
    const bytes = way.toUpperCase() === "B" ? decodeTransfer(said, "base64") : fromQuoted(said.replaceAll("_", " "));
    read += decodeBytes(bytes, charset);
    end = found.index + whole.length;
  }
  return read + plain(text.slice(end));
}

const plain = (text: string): string => decodeBytes(Buffer.from(text, "latin1"), "utf-8");
