import { type Config, logLevels } from "./config.ts";

type Write = (message: string, fields?: Record<string, unknown>) => void;
export type Log = { readonly debug: Write; readonly info: Write; readonly warn: Write; readonly error: Write };

/**
 * Makes a log of one JSON object per line: time, level, message, fields. Fields whose names speak of secrets
 * are blacked out at any depth, as are passwords and tokens inside addresses. Logging never throws.
 */
export function makeLog(
  level: Config["logLevel"],
  write: (line: string) => void = (line) => process.stdout.write(line),
  now: () => Date = () => new Date(),
): Log {
  const at = (entryLevel: Config["logLevel"]): Write =>
    logLevels.indexOf(entryLevel) < logLevels.indexOf(level)
      ? () => {}
      : (message, fields) => {
          const entry = { time: now().toISOString(), level: entryLevel, message };
          write(`${toLine(entry, fields)}\n`);
        };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

function toLine(entry: Record<string, string>, fields: Record<string, unknown> = {}): string {
  try {
    return JSON.stringify({ ...entry, ...fields, ...entry }, (key, value: unknown) => cleanField(key, value));
  } catch (problem) {
    return JSON.stringify({ ...entry, message: cleanText(entry["message"] ?? ""), unloggable: String(problem) });
  }
}

const secretName = /passphrase|password|token|cookie|secret|code|authorization/i;

function cleanField(key: string, value: unknown): unknown {
  if (secretName.test(key) && value !== undefined && value !== null) return "[redacted]";
  if (typeof value === "bigint") return String(value);
  if (typeof value === "string") return cleanText(value);
  if (value instanceof Error)
    return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
  return value;
}

function cleanText(text: string): string {
  return text
    .replaceAll(/(\b[a-z][a-z\d+.-]{0,30}:\/\/)[^\s/@]+@/gi, "$1[redacted]@")
    .replaceAll(/([?&][\w-]*(?:passphrase|password|token|secret|code)[\w-]*=)[^\s&#"]+/gi, "$1[redacted]");
}
