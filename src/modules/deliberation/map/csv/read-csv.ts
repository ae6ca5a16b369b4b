/** What is wrong with a file, in one sentence that names the line. */
export class BrokenFile extends Error {}

export const brokenAt = (line: number, id: string, en: string) =>
  new BrokenFile(`Baris ${line}: ${id} / Line ${line}: ${en}`);

export type Line = { readonly line: number; readonly fields: readonly string[] };

/** Lines of a CSV file (RFC 4180) from the first on, with either end of line; fields in quotes may hold commas and lines. Empty lines are left out. */
export function* readLines(text: string): Generator<Line> {
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  for (let line = 1; at < text.length; ) {
    let end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    let whole = text.slice(at, end);
    const first = line;
    while (isOpen(whole)) {
      if (end >= text.length) throw brokenAt(first, "tanda kutip tidak ditutup.", "a quotation mark is not closed.");
      const next = text.indexOf("\n", end + 1);
      end = next < 0 ? text.length : next;
      whole = text.slice(at, end);
      line++;
    }
    if (whole.endsWith("\r")) whole = whole.slice(0, -1);
    if (whole.trim() !== "") yield { line: first, fields: fieldsOf(whole) };
    at = end + 1;
    line++;
  }
}

/** A line with an odd number of quotation marks goes on in the next. */
const isOpen = (text: string) => text.includes('"') && text.split('"').length % 2 === 0;

function fieldsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(",").map((field) => field.trim());
  return [...line.matchAll(/(?:^|,)(?:\s*"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "").trim() : quoted.replaceAll('""', '"').trim(),
  );
}

/** Reads a file with a line of names: gives the named columns of each line, in any order. Each name may be written in several ways. */
export function* readColumns(text: string, columns: readonly (readonly string[])[]): Generator<Line> {
  const lines = readLines(text);
  const head = lines.next();
  if (head.done) throw brokenAt(1, "berkas ini kosong.", "the file is empty.");
  const names = head.value.fields.map((name) => name.toLowerCase());
  const places = columns.map((ways) => {
    const place = names.findIndex((name) => ways.includes(name));
    if (place < 0) throw brokenAt(head.value.line, `kolom "${ways[0]}" tidak ada.`, `there is no column "${ways[0]}".`);
    return place;
  });
  for (const { line, fields } of lines) {
    const chosen = places.map((place) => fields[place] ?? "");
    const empty = chosen.indexOf("");
    if (empty >= 0)
      throw brokenAt(line, `kolom "${columns[empty]?.[0]}" kosong.`, `the column "${columns[empty]?.[0]}" is empty.`);
    yield { line, fields: chosen };
  }
}
