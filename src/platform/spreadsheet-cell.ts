/** A text as one cell of a CSV file. What a spreadsheet would take for a formula is made plain words (INJ-05). */
export function cell(text: string): string {
  const plain = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
