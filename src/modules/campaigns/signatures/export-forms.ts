import { cell } from "#platform/spreadsheet-cell";
import type { ExportRow, Head } from "./export-rows.ts";

/** How an export is written: what comes before the rows, each row, and the end. */
export type ExportForm = {
  readonly type: string;
  readonly begin: (head: Head) => string;
  readonly row: (row: ExportRow, isFirst: boolean) => string;
  readonly end: string;
};

/** JSON with one signature a line, so that it can be read line by line; docs/methods/signatures.md says what stands where. */
export const jsonForm: ExportForm = {
  type: "application/json; charset=utf-8",
  begin: (head) => `${JSON.stringify({ format: "gaung-signatures-1", ...head }).slice(0, -1)},"signatures":[`,
  row: (row, isFirst) => `${isFirst ? "" : ","}\n${JSON.stringify(row)}`,
  end: "\n]}\n",
};

/** A table for spreadsheets: first the sheets of paper, each a row, then the signatures. */
export const csvForm: ExportForm = {
  type: "text/csv; charset=utf-8",
  begin: ({ sheets }) =>
    ["id,tier,counted,version,day,name", ...sheets.map(lineOfSheet)].map((line) => `${line}\r\n`).join(""),
  row: ({ id, tier, version, day, name }) => `${[id, tier, 1, version, day, cell(name)].join(",")}\r\n`,
  end: "",
};

const lineOfSheet = ({ label, counted, version, collected_on, witness }: Head["sheets"][number]) =>
  [cell(label), "paper", counted, version, collected_on, cell(witness)].join(",");
