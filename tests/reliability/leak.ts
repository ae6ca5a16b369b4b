// The negative control of REL-18, loaded before the server with --import: it keeps 60 KB of each answer, and a file open for each tenth.
import { openSync } from "node:fs";
import { ServerResponse } from "node:http";
import "./pulse.ts";

const kept: Buffer[] = [];
type End = (this: ServerResponse, ...args: unknown[]) => ServerResponse;
const tidy = ServerResponse.prototype.end as End;
function leaky(this: ServerResponse, ...args: unknown[]): ServerResponse {
  kept.push(Buffer.alloc(60_000, "x"));
  if (kept.length % 10 === 0) openSync("/dev/null", "r");
  return tidy.apply(this, args);
}
ServerResponse.prototype.end = leaky as typeof ServerResponse.prototype.end;
