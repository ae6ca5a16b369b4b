import { breakLines } from "./break-lines.ts";

/** A4 in points, its margin, and how text stands on it. */
const page = { width: 595, height: 842, margin: 71, size: 11, leading: 15.5 } as const;
const LINES = Math.floor((page.height - 2 * page.margin) / page.leading);

/**
 * Plain text as a PDF 1.4 of A4 pages (ISO 32000-1 reads the same): Helvetica, which every reader has, so that a letter
 * weighs a few kilobytes. Lines are broken where they are full. `title` is what a reader shows above it.
 */
export function writePdf(
  text: string,
  { title, language }: { readonly title: string; readonly language: string },
): Buffer {
  const lines = breakLines(text.toWellFormed(), page.size, page.width - 2 * page.margin);
  const pages = Array.from({ length: Math.max(1, Math.ceil(lines.length / LINES)) }, (_, number) =>
    lines.slice(number * LINES, (number + 1) * LINES),
  );
  const kids = pages.map((_, number) => `${5 + 2 * number} 0 R`);
  const objects = [
    Buffer.from(`<< /Type /Catalog /Pages 2 0 R /Lang (${language}) >>`),
    Buffer.from(`<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${pages.length} >>`),
    Buffer.from("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
    Buffer.from(`<< /Title ${inUnicode(title)} >>`),
    ...pages.flatMap((shown, number) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + 2 * number} 0 R >>`,
      ),
      streamOf(shown),
    ]),
  ];
  return join(objects);
}

/** The lines of one page, from the top down. */
function streamOf(lines: readonly Buffer[]): Buffer {
  const top = page.height - page.margin - page.size;
  const shown = lines.flatMap((line) => [Buffer.from("("), quoted(line), Buffer.from(") '\n")]);
  const head = Buffer.from(`BT /F1 ${page.size} Tf ${page.leading} TL ${page.margin} ${top + page.leading} Td\n`);
  const body = Buffer.concat([head, ...shown, Buffer.from("ET")]);
  return Buffer.concat([Buffer.from(`<< /Length ${body.length} >>\nstream\n`), body, Buffer.from("\nendstream")]);
}

/** Brackets and backslashes inside a string of PDF stand behind a backslash. */
const quoted = (line: Buffer): Buffer => Buffer.from(line.toString("latin1").replace(/[\\()]/g, "\\$&"), "latin1");

/** A string of PDF in UTF-16 with its mark, as hexadecimal. */
const inUnicode = (text: string): string =>
  `<feff${Buffer.from(text.toWellFormed(), "utf16le").swap16().toString("hex")}>`;

/** Head, objects, the table of where each begins, and the way to that table. */
function join(objects: readonly Buffer[]): Buffer {
  // Four bytes above 127 tell programs that carry files that this is no text.
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let at = parts[0]?.length ?? 0;
  const offsets = objects.map((object, index) => {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    parts.push(whole);
    const offset = at;
    at += whole.length;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
  const tail = `trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table + tail)]);
}
