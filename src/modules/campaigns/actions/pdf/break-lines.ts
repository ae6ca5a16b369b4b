import { toWinAnsi, widthOf } from "./win-ansi.ts";

/** Breaks text into lines no wider than `width` points in Helvetica of `size` points: at spaces, and inside words longer than a line. */
export function breakLines(text: string, size: number, width: number): Buffer[] {
  const widest = (width * 1000) / size;
  return text.split("\n").flatMap((paragraph) => {
    const lines: Buffer[] = [];
    let line: Buffer = Buffer.alloc(0);
    for (const word of paragraph
      .replaceAll("\t", " ")
      .split(/ +/)
      .flatMap((part) => cut(toWinAnsi(part), widest))) {
      const longer = line.length > 0 ? Buffer.concat([line, Buffer.from(" "), word]) : word;
      if (widthOf(longer) <= widest) line = longer;
      else {
        lines.push(line);
        line = word;
      }
    }
    return [...lines, line];
  });
}

/** A word in pieces that fit a line each. */
function cut(word: Buffer, widest: number): Buffer[] {
  const pieces: Buffer[] = [];
  let from = 0;
  for (let to = 1; to <= word.length; to++) {
    if (widthOf(word.subarray(from, to)) <= widest) continue;
    pieces.push(word.subarray(from, to - 1));
    from = to - 1;
  }
  return [...pieces, word.subarray(from)];
}
