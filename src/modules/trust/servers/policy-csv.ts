import { cell } from "#platform/spreadsheet-cell";
import { type PolicyDraft, readHost, type Severity, serverLimits } from "./rules.ts";

/**
 * The lists Mastodon's administrators pass around: a heading, then one server a line. Columns are found by their names, with
 * or without `#`; unknown ones are left out.
 */
const heading = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate";

/** What was decided about other servers, for others to take over. Notes of moderators stay here. */
export function toPolicyCsv(policies: readonly Omit<PolicyDraft, "note">[]): string {
  const lines = policies
    .filter(({ severity }) => severity !== "allow")
    .map(({ host, severity, reject_media, reason }) =>
      [host, severity, reject_media ? "True" : "False", "False", cell(reason), "False"].join(","),
    );
  return `${[heading, ...lines].join("\n")}\n`;
}

/** What a list says, or the number of the first line that cannot be read, and why as a code. */
export type ReadList =
  | { readonly policies: readonly PolicyDraft[] }
  | { readonly line: number; readonly complaint: "lineHost" | "lineSeverity" | "lineTooMany" | "lineNotAList" };

/** Reads a list. A severity that means nothing is done (`noop`) leaves its line out. */
export function readPolicyCsv(text: string, most: number = serverLimits.lines): ReadList {
  const rows = cellsOf(text.replace(/^\ufeff/, ""), most + 2);
  const names = rows[0]?.map((name) => name.trim().replace(/^#/, "").toLowerCase()) ?? [];
  const hasHeading = names.includes("domain") || names.includes("host");
  const at = (name: string) => (hasHeading ? names.indexOf(name) : name === "domain" ? 0 : -1);
  const domainAt = Math.max(at("domain"), hasHeading ? names.indexOf("host") : -1);
  if (domainAt < 0) return { line: 1, complaint: "lineNotAList" };
  const policies: PolicyDraft[] = [];
  for (const [index, row] of rows.entries()) {
    if ((index === 0 && hasHeading) || row.every((cell) => cell.trim() === "")) continue;
    if (policies.length >= most) return { line: index + 1, complaint: "lineTooMany" };
    const host = readHost(row[domainAt] ?? "");
    if (!host) return { line: index + 1, complaint: "lineHost" };
    const said = (row[at("severity")] ?? "suspend").trim().toLowerCase() || "suspend";
    if (said === "noop" || said === "none") continue;
    const severity = severityOf(said);
    if (!severity) return { line: index + 1, complaint: "lineSeverity" };
    policies.push({
      host,
      severity,
      reject_media: /^(true|1|yes|ya)$/i.test((row[at("reject_media")] ?? "").trim()),
      reason: [...(row[at("public_comment")] ?? "").trim()].slice(0, serverLimits.reason).join(""),
      note: "",
    });
  }
  return { policies };
}

const severityOf = (said: string): Severity | undefined =>
  said === "suspend" || said === "block"
    ? "suspend"
    : said === "silence" || said === "limit" || said === "filter"
      ? "silence"
      : undefined;

/** CSV after RFC 4180, read in one pass; at most so many rows. */
function cellsOf(text: string, most: number): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string[], boolean] = [[], [], false];
  const endCell = () => {
    row.push(cell.join(""));
    cell = [];
  };
  for (let index = 0; index < text.length && rows.length < most; index++) {
    const letter = text[index] ?? "";
    if (quoted) {
      if (letter !== '"') cell.push(letter);
      else if (text[index + 1] === '"') cell.push(text[++index] ?? "");
      else quoted = false;
    } else if (letter === '"' && cell.length === 0) quoted = true;
    else if (letter === ",") endCell();
    else if (letter === "\n") {
      endCell();
      rows.push(row);
      row = [];
    } else if (letter !== "\r") cell.push(letter);
  }
  if (cell.length > 0 || row.length > 0) {
    endCell();
    rows.push(row);
  }
  return rows;
}
