/** Octets on one line, without its end (RFC 5545, 3.1). */
const OCTETS = 75;

/** Text as the value of a property (RFC 5545, 3.3.11): without control characters, line ends as `\n`. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n");
}

/** One line as lines of at most 75 octets, cut between signs and never inside one; every further one begins with a space. */
export function fold(line: string): string {
  const lines: string[] = [];
  let [current, octets] = ["", 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > OCTETS) {
      lines.push(current);
      [current, octets] = [" ", 1];
    }
    current += sign;
    octets += size;
  }
  return [...lines, current].join("\r\n");
}
