import { createHash } from "node:crypto";

/**
 * The fingerprint of a demand's text, by which anyone can tell whether it was changed: SHA-256 over the UTF-8 of the
 * JSON list [title, what, ask], each in Unicode form NFC, without space between.
 */
export function hashText(text: { readonly title: string; readonly what: string; readonly ask: string }): Buffer {
  const parts = [text.title, text.what, text.ask].map((part) => part.normalize("NFC"));
  return createHash("sha256").update(JSON.stringify(parts), "utf8").digest();
}
