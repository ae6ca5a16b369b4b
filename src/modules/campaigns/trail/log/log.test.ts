import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { makeWorld } from "../../../../../tests/world.ts";
import { publishDemand } from "../../demands/publish-demand.ts";
import { hashText } from "../../demands/text-hash.ts";
import type { Head, LogRow } from "./walk-chain.ts";

const root = join(import.meta.dirname, "../../../../..");
const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono] = [await world.person("siti"), await world.person("tono")];
const ask = (openness: "open" | "confidential") =>
  publishDemand(ctx, siti.account, { kind: "report", title: "Lampu mati", what: "Gelap.", ask: "Nyalakan.", openness });
const [open, hidden] = [await ask("open"), await ask("confidential")];
await Promise.all(Array.from({ length: 8 }, () => ask("open")));

/** Runs the command as an operator would. */
async function verify(...words: string[]) {
  return verifyWith({}, ...words);
}
async function verifyWith(env: Record<string, string>, ...words: string[]) {
  const { rows } = await pool.query<{ url: string }>("select current_database() as url");
  const DATABASE_URL = (process.env["TEST_DATABASE_URL"] ?? "").replace(/\/[^/?]*(\?|$)/, `/${rows[0]?.url}$1`);
  const run = promisify(execFile)(process.execPath, [join(root, "bin/verify-log.ts"), ...words], {
    env: { ...process.env, DATABASE_URL, NODE_OPTIONS: "", ...env },
  });
  return run.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
}

test("rows written at the same time make one chain, and the command says that it holds", async () => {
  const { code, said } = await verify();
  assert.equal(code, 0, said);
  assert.match(said, /The log holds: 10 /);
});

test("what somebody changes in the database is named, and the command fails", async () => {
  await pool.query("update trail_entries set said = jsonb_set(said, '{version}', '2') where seq = 4");
  const { code, said } = await verify();
  assert.equal(code, 1);
  assert.match(said, /breaks at row 4: .*its words/);
  await pool.query("update trail_entries set said = jsonb_set(said, '{version}', '1') where seq = 4");
  await pool.query("update trail_entries set at = at + interval '1 second' where seq = 5");
  assert.match((await verify()).said, /breaks at row 5/);
  await pool.query("update trail_entries set at = at - interval '1 second' where seq = 5");
  assert.equal((await verify()).code, 0);
});

test("a text that somebody changed beside the log is told, and so is an end that is gone with the step a demand stands at", async () => {
  const other = hashText({ title: "Lampu mati", what: "Terang.", ask: "Nyalakan." });
  for (const [changes, back, said] of [
    [
      "update demands set what = 'Terang.' where id = $1",
      "update demands set what = 'Gelap.' where id = $1",
      /its text/,
    ],
    [
      "update demand_versions set what = 'Terang.' where demand_id = $1",
      "update demand_versions set what = 'Gelap.' where demand_id = $1",
      /its text/,
    ],
    [
      "update demands set status = 'answered' where id = $1",
      "update demands set status = 'published' where id = $1",
      /the step/,
    ],
  ] as const) {
    await pool.query(changes, [open.id]);
    const found = await verify();
    assert.equal(found.code, 1);
    assert.match(found.said, new RegExp(`demand ${open.id} differ.*${said.source}`));
    await pool.query(back, [open.id]);
  }
  const { rows } = await pool.query("select * from demand_versions where demand_id = $1", [open.id]);
  await pool.query("update demand_versions set what = 'Terang.', text_hash = $2 where demand_id = $1", [
    open.id,
    other,
  ]);
  await pool.query("update demands set what = 'Terang.', text_hash = $2 where id = $1", [open.id, other]);
  assert.match((await verify()).said, /its text/, "with a new fingerprint too");
  await pool.query("update demand_versions set what = 'Gelap.', text_hash = $2 where demand_id = $1", [
    open.id,
    rows[0].text_hash,
  ]);
  await pool.query("update demands set what = 'Gelap.', text_hash = $2 where id = $1", [open.id, rows[0].text_hash]);
  await pool.query("create table cut as select * from trail_entries where seq = 10");
  await pool.query("delete from trail_entries where seq = 10");
  assert.match((await verify()).said, /differ.*its text/, "of a demand whose only row was cut off nothing was noted");
  await pool.query("insert into trail_entries select * from cut");
  assert.equal((await verify()).code, 0);
});

test("an export is checked by anyone; of a confidential demand it holds hashes alone", async () => {
  const answer = await tono.get("/demands/log.json");
  const log = JSON.parse(answer.text) as { head: Head; rows: LogRow[] };
  const file = join(tmpdir(), `log-${process.pid}.json`);
  writeFileSync(file, answer.text);
  const { code, said } = await verify(file);
  assert.equal(code, 0, said);
  assert.match(said, /10 baris \/ rows, 1 tertutup/);
  assert.doesNotMatch(answer.text, new RegExp(hidden.id));
  assert.match((await siti.get("/demands/log.json")).text, new RegExp(hidden.id));
  writeFileSync(file, JSON.stringify({ ...log, rows: log.rows.slice(0, 9) }));
  const short = await verify(file);
  assert.match(short.said, /row 10: .*cut off/, "the file itself says where the log ended");
  const cut = await verify(file, "--head", `${log.head.seq}:${log.head.hash}`);
  assert.equal(cut.code, 1);
  assert.match(cut.said, /row 10: .*cut off/);
  for (const [text, what] of [
    ["{", /Cannot be read/],
    ["null", /is no log/],
    [JSON.stringify({ ...log, rows: [] }), /no rows/],
    [JSON.stringify({ ...log, rows: undefined }), /is no log/],
    [JSON.stringify({ ...log, next: "10" }), /after row 10 is missing/],
    [JSON.stringify({ ...log, rows: [...log.rows, null] }), /row 11: .*not a row/],
    [
      JSON.stringify({ ...log, rows: [...log.rows, { seq: "\u001b[2K\rLog utuh" }] }),
      /row �\[2K�Log utuh: .*not a row/,
    ],
  ] as const) {
    writeFileSync(file, text);
    const odd = await verify(file);
    assert.equal(odd.code, 1);
    assert.match(odd.said, what);
    assert.equal(odd.said.trim().split("\n").length, 1, odd.said);
  }
  assert.match((await verify(file, "--head", "9")).said, /--head NUMBER:HASH/);
  rmSync(file);
});

test("a demand's own log shows its rows and the head, to those who may see the demand", async () => {
  const page = (await world.guest().get(`/demands/${open.id}/log`)).text;
  const { rows } = await pool.query("select encode(hash, 'hex') as hash from trail_entries order by seq");
  assert.match(page, new RegExp(rows[0].hash));
  assert.match(page, new RegExp(rows.at(-1).hash));
  assert.equal((await tono.get(`/demands/${hidden.id}/log`)).status, 404);
});

test("where no database is the command says so, and makes none", async () => {
  const DATA_DIR = join(tmpdir(), `nothing-${process.pid}`);
  const { code, said } = await verifyWith({ DATABASE_URL: "", DATA_DIR });
  assert.equal(code, 1);
  assert.match(said, /There is no database in/);
  assert.equal(existsSync(DATA_DIR), false);
});
