import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { fileOf, readConversation, textOf } from "../../../../../tests/conversations.ts";
import { readLines } from "./read-csv.ts";

const root = join(import.meta.dirname, "../../../../..");
const folder = mkdtempSync(join(tmpdir(), "gaung-map-"));
after(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function run(...words: string[]) {
  const made = spawnSync(process.execPath, [join(root, "bin", "opinion-map.ts"), ...words], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  return {
    status: made.status,
    said: made.stderr.trim(),
    map: made.stdout === "" ? undefined : JSON.parse(made.stdout),
  };
}

/** What is said of a file of these lines. */
function refusal(text: string | Buffer, ...words: string[]): string {
  const { status, said, map } = run(write("broken.csv", text), ...words);
  assert.deepEqual([status, map], [2, undefined]);
  assert.doesNotMatch(said, /\n/);
  return said;
}

test("a conversation's file gives its map as one JSON object, with groups given or found", () => {
  const name = "london.youth.policing";
  const { reference } = readConversation(name);
  const left = ["--out", reference.mod_out.join(",")];
  const groups = write("groups.csv", textOf(name, "polis_groups.csv.gz"));
  const { status, map } = run(fileOf(name, "votes.csv.gz"), ...left, "--groups", groups);
  assert.equal(status, 0);
  assert.deepEqual([map.participants, map.statements, typeof map.seconds], [26, 36, "number"]);
  assert.ok(Math.abs(map.means["1"] - (reference.center[0] ?? 0)) < 1e-9);
  assert.equal(Object.keys(map.components[1]).length, 36);
  assert.equal(map.projection["1"].length, 2);
  assert.equal(map.groups["1"], "1");
  assert.deepEqual(map.groupVotes["0"]["1"], reference.group_votes["0"]?.["1"]);
  assert.ok(Math.abs(map.consensus["1"] - (reference.group_aware_consensus["1"] ?? 0)) < 1e-9);
  assert.deepEqual([map.representative["0"][0].id, map.representative["0"][0].side], ["10", "agree"]);
  assert.deepEqual(
    map.common.disagree,
    reference.consensus.disagree.map(({ tid }) => String(tid)),
  );
  const found = run(fileOf(name, "votes.csv.gz"), ...left).map;
  assert.equal(Object.keys(found.groups).length, 24);
  assert.ok(found.silhouette > map.silhouette);
});

test("columns stand in any order, in quotes, with more beside them; ids are any words; the last vote stands", () => {
  const text =
    '\uFEFF"Vote",note,COMMENT,participant\r\n1,"satu,\r\ndua","jalan ""besar""",Bu Siti\r\n\r\n-1,,jalan,Bu Siti\r\n0,,jalan,Bu Siti';
  const { map } = run(write("quoted.csv.gz", gzipSync(text)));
  assert.deepEqual([map.participants, map.means], [1, { jalan: 0, 'jalan "besar"': 1 }]);
});

test("a table as spreadsheets in Indonesian save it is read: with semicolons, or with old ends of lines", () => {
  const { map } = run(write("semicolons.csv", 'participant;comment;vote\n1;a,b;1\n2;"a,b";-1\n'));
  assert.deepEqual([map.participants, map.statements], [2, 1]);
  assert.equal(run(write("old.csv", "participant,comment,vote\r1,1,1\r2,1,1\r")).map.participants, 2);
});

test("a name of a column that is written out goes before another way to write it", () => {
  const { map } = run(write("both.csv", "voter-id,participant,comment-id,vote\n5,Siti,1,1\n6,Tono,1,1\n"));
  assert.deepEqual(Object.keys(map.projection), ["Siti", "Tono"]);
});

test("whoever reads only the beginning of a map makes nothing break", async () => {
  const path = write(
    "wide.csv",
    `participant,comment,vote\n${Array.from({ length: 9000 }, (_, at) => `p${at},1,1`).join("\n")}`,
  );
  const made = spawn(process.execPath, [join(root, "bin", "opinion-map.ts"), path]);
  made.stdout.destroy();
  const said: Buffer[] = [];
  made.stderr.on("data", (part: Buffer) => said.push(part));
  const [status] = (await once(made, "close")) as [number];
  assert.deepEqual([status, Buffer.concat(said).toString()], [0, ""]);
});

test("a broken file gets one sentence that names the line, and nothing else is printed", () => {
  const head = "participant,comment,vote";
  assert.match(refusal(""), /Line 1: the file is empty/);
  assert.match(refusal("participant,vote\n1,1"), /Line 1: there is no column "comment"/);
  assert.match(refusal(`${head}\n1,1,1\n1,2,agree`), /Line 3: "agree" is not a vote/);
  assert.match(refusal(`${head}\n1,1,2`), /Line 2: "2"/);
  assert.match(refusal(`${head}\n1,1,0.0`), /Line 2: "0.0"/);
  assert.match(refusal(`${head}\n1,1\n`), /Line 2: the column "vote" is empty/);
  assert.match(refusal(`${head}\n"a\nb",1,1\n,1,1`), /Line 4: the column "participant" is empty/);
  assert.match(refusal(`${head}\n1,"1,1\n1,1,1`), /Line 2: a quotation mark/);
  assert.match(refusal(`${head}\n1,1,1\n"1"a,1,1`), /Line 3: a quotation mark stands in the middle/);
  assert.match(refusal(`${head}\na"b"c,1,1`), /Line 2: a quotation mark stands in the middle/);
  assert.match(refusal(`${head}\n1,1,1,\n1,2,1,0`), /Line 3: it holds more than there are columns/);
  assert.match(refusal(`${head},Vote\n1,1,1,-1`), /Line 1: there are two columns "vote"/);
  assert.match(refusal(Buffer.from(`${head}\n1,1,1\nRené,1,1`, "latin1")), /Line 3: this is not text in UTF-8/);
  assert.match(run(join(folder, "nothing.csv")).said, /cannot be read/);
  assert.match(run().said, /^Pakai \/ Use/);
  assert.match(refusal(`${head}\n1,1,1`, "--groups", write("groups.csv", "participant,side\n1,1")), /"group"/);
  assert.equal(run(write("none.csv", `${head}\n`)).map.participants, 0);
});

test("a quotation mark that nobody closed is told of soon, however long the file", () => {
  const text = `participant,comment,vote\n1,"2,1\n${"3,4,1\n".repeat(300_000)}`;
  const begun = process.cpuUsage();
  assert.throws(() => [...readLines(text)], /Line 2: a quotation mark is not closed/);
  assert.ok(process.cpuUsage(begun).user < 2_000_000);
});

test("a statement named in --out that nobody voted on is told of, and does no harm", () => {
  const { status, said, map } = run(write("one.csv", "participant,comment,vote\n1,1,1\n1,2,1"), "--out", "1, 9");
  assert.deepEqual([status, map.means], [0, { 1: 0, 2: 1 }]);
  assert.match(said, /--out 9/);
});
