import assert from "node:assert/strict";
import { test } from "node:test";
import { makeLog } from "./log.ts";

function listen(level: "debug" | "warn") {
  const lines: string[] = [];
  const log = makeLog(
    level,
    (line) => lines.push(line),
    () => new Date(0),
  );
  return { log, lines, read: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test("an operator reads one JSON object per line, and nothing below the level asked for", () => {
  const { log, lines, read } = listen("warn");
  log.info("hidden");
  log.warn("two\nlines", { level: "forged", attempt: 3 });
  assert.equal(lines.length, 1);
  assert.equal(lines[0]?.indexOf("\n"), (lines[0]?.length ?? 0) - 1);
  assert.deepEqual(read(), [{ time: "1970-01-01T00:00:00.000Z", level: "warn", message: "two\nlines", attempt: 3 }]);
});

test("secrets stay out of the log at any depth, also inside addresses and errors", () => {
  const { log, lines } = listen("debug");
  log.error("cannot reach postgres://gaung:rahasia@db/gaung", {
    headers: { Cookie: "rahasia", authorization: ["rahasia"] },
    newPassphrase: "rahasia",
    url: "/sign-in?token=rahasia&page=2",
    error: new Error("smtp://u:rahasia@mail failed", { cause: { resetToken: "rahasia" } }),
  });
  assert.doesNotMatch(lines.join(""), /rahasia/);
  assert.match(lines.join(""), /page=2/);
});

test("whatever is handed to it, the log writes a line and does not throw", () => {
  const { log, read } = listen("debug");
  const circle: Record<string, unknown> = { size: 10n };
  log.debug("big", { size: 10n, nothing: undefined });
  log.debug("circle", Object.assign(circle, { circle }));
  assert.deepEqual(
    read().map(({ message, size }) => [message, size]),
    [
      ["big", "10"],
      ["circle", undefined],
    ],
  );
});
