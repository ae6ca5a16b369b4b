/** Whether JSON is nested deeper than `most`, told from its text, before anybody builds it. */
export function isDeep(text: string, most: number): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (isQuoted) {
      if (sign === "\\") at++;
      else if (sign === '"') isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === "{" || sign === "[") {
      if (++depth > most) return true;
    } else if (sign === "}" || sign === "]") depth--;
  }
  return false;
}
