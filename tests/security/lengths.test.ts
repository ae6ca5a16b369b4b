import assert from "node:assert/strict";
import { test } from "node:test";
import { postLimits } from "#modules/posts";
import { bodyOf, type Door, doorsOf } from "./doors.ts";
import { forgetLimits, setStage, snapshot } from "./stage.ts";

const stage = await setStage();
const { world, siti, tono } = stage;
const ours = { Origin: "http://localhost:3000" };

test("DOS-08 Every column that can hold text says how much of it", async () => {
  const { rows } = await world.pool.query<{ name: string; checks: string }>(`
    select c.relname || '.' || a.attname as name, coalesce(string_agg(pg_get_constraintdef(k.oid), ' '), '') as checks
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey)
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> 'migrations'
      and t.typname in ('text', '_text', 'varchar', 'json', 'jsonb', 'bytea', 'bpchar', 'xml')
    group by 1 order by 1`);
  assert.ok(rows.length >= 35);
  const bounded =
    /(char_length|octet_length|cardinality|pg_column_size)\(\w+\)\)? (<=|=) |_length\(\w+\) >= \d+\) AND|= ANY \(ARRAY|~ '\^[^*+]*\$'/;
  assert.deepEqual(
    rows.filter(({ checks }) => !bounded.test(checks)),
    [],
  );
});

/** Fields of which only a known value is read; whatever else they hold counts as absent. */
const readOnlyWhenKnown = /^(key|days|(un)?like\.\d+)$/;

/** Answers to later questions of joining: carried along, and read with the last. */
const carried: Readonly<Record<string, readonly string[]>> = {
  "POST /join/2": ["handle", "reason", "invite"],
  "POST /join/3": ["reason", "invite"],
  "POST /join/4": ["invite"],
};

for (const [size, length, statuses] of [
  ["10 kB", 10_000, [422]],
  ["1 MB", 1_000_000, [413]],
] as const) {
  test(`DOS-08 ${size} in any field of any form is refused and changes nothing`, async () => {
    const before = await snapshot(world.pool);
    for (const [name, door] of Object.entries(doorsOf(stage))) {
      for (const field of Object.keys(door.fields)) {
        if (length === 10_000 && (readOnlyWhenKnown.test(field) || carried[name]?.includes(field))) continue;
        const answer = await door.by.send(door.path, {
          method: "POST",
          body: bodyOf(door, { [field]: "a".repeat(length) }),
          headers: ours,
        });
        assert.ok((statuses as readonly number[]).includes(answer.status), `${name} ${field}: ${answer.status}`);
      }
      await forgetLimits(world.pool);
    }
    assert.deepEqual(await snapshot(world.pool), before);
  });
}

test("DOS-08 Ten thousand fields, more than any form has, are refused before they cost anything", async () => {
  for (const [name, door] of Object.entries(doorsOf(stage))) {
    if (name === "POST /session/removal") continue;
    const many = bodyOf(door);
    for (let index = 0; index < 10_000; index++) many.append(`f${index}`, "1");
    const start = performance.now();
    const answer = await door.by.send(door.path, { method: "POST", body: many, headers: ours });
    assert.equal(answer.status, 422, name);
    assert.ok(performance.now() - start < 500, name);
    await forgetLimits(world.pool);
  }
});

/** What grows most when it becomes HTML: signs with long names, letters that take twelve signs in an address. */
const growing = ['"', "&", "'", "<", "\n\n", "@siti ", "https://a.id/?& "];
/** As those, but no person writes so: kept or refused, as its length as HTML allows. */
const absurd = ["#\u{10400} ", "a.id ", "ก.id "];
const absurdOnce = ["a.id/", "https://a.id/?", "#"].flatMap((start) =>
  ["\u{10400}", "ก", "&", "\u{1f600}"].map((unit) => [start, unit] as const),
);

/** As many code points of a pattern as a field takes; it ends in a letter, since ends are trimmed. */
const exactly = (start: string, unit: string, length: number) =>
  `${[...(start + unit.repeat(length))].slice(0, length - 1).join("")}x`;

test("DOS-08 The longest text a field takes is kept however much its letters grow on the page, or refused with a word, never half done", async () => {
  const cases = (length: number) => [
    ...growing.map((unit) => ({ text: exactly("x ", unit, length), statuses: [303] })),
    ...absurd.map((unit) => ({ text: exactly("x ", unit, length), statuses: [303, 422] })),
    ...absurdOnce.map(([start, unit]) => ({ text: exactly(start, unit, length), statuses: [303, 422] })),
  ];
  for (const { text, statuses } of cases(postLimits.text)) {
    const posted = await siti.post("/posts", { text, audience: "quiet" });
    assert.ok(statuses.includes(posted.status), `${text.slice(0, 20)}: ${posted.status}`);
    const shown = posted.status === 303 ? await siti.get(posted.location) : posted;
    assert.match(shown.text, posted.status === 303 ? /<article/ : /terlalu panjang/);
    const revised = await siti.post(`/p/${stage.post.id}/revisions`, { text });
    assert.equal(revised.status, posted.status, text.slice(0, 20));
    await forgetLimits(world.pool);
  }
  const bios = cases(500);
  for (const [index, { text: value, statuses }] of cases(200).entries()) {
    const fields = Object.fromEntries(
      [1, 2, 3, 4, 5, 6].flatMap((number) => [
        [`field_name_${number}`, "\u{10400}".repeat(60)],
        [`field_value_${number}`, value],
      ]),
    );
    const bio = bios[index]?.text ?? "";
    for (const profile of [{ bio }, fields]) {
      const saved = await tono.post("/settings/profile", { name: "\u{10400}".repeat(60), ...profile });
      assert.ok(
        statuses.includes(saved.status) || (value.includes("\n") && saved.status === 303),
        `${value.slice(0, 20)}: ${saved.status}`,
      );
      assert.equal((await siti.get("/@tono")).status, 200);
    }
  }
});

test("DOS-06 One post names at most twenty people, five in a person's first day, and carries at most thirty tags", async () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `@warga${index}`).join(" ");
  assert.equal((await siti.post("/posts", { text: names(20) })).status, 303);
  for (const count of [21, 500]) {
    const answer = await siti.post("/posts", { text: names(count) });
    assert.equal(answer.status, 422);
    assert.match(answer.text, new RegExp(`@warga${count - 1}`), "the words are kept");
  }
  const fresh = await world.person("baru", { created_at: new Date() });
  assert.equal((await fresh.post("/posts", { text: names(5) })).status, 303);
  assert.equal((await fresh.post("/posts", { text: names(6) })).status, 422);
  const posted = await siti.post("/posts", { text: "Pendek" });
  assert.equal(
    (await siti.post(posted.location.replace(/$/, "/revisions"), { text: names(21) })).status,
    422,
    "nor by an edit",
  );
  const tags = (count: number) => Array.from({ length: count }, (_, index) => `#tanda${index}`).join(" ");
  assert.equal((await siti.post("/posts", { text: tags(30) })).status, 303);
  assert.equal((await siti.post("/posts", { text: tags(31) })).status, 422);
  const once = "@siti ".repeat(500);
  assert.equal((await tono.post("/posts", { text: once })).status, 303, "the same name many times is one person");
});

test("DOS-08 A form that is too long for its page still costs a sign-up nothing but a message", async () => {
  const door = doorsOf(stage)["POST /accounts"] as Door;
  const answer = await door.by.send(door.path, {
    method: "POST",
    body: "a".repeat(300_000),
    headers: { ...ours, "Content-Type": "application/x-www-form-urlencoded" },
  });
  assert.equal(answer.status, 413);
  assert.match(answer.headers.get("Cache-Control") ?? "", /no-store/);
});
