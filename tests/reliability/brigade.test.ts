import assert from "node:assert/strict";
import { test } from "node:test";
import type { Account } from "#modules/accounts";
import { castVote, getQuestion, getStatement, type Vote } from "#modules/deliberation";
import { type Planted, plantQuestion } from "../asked.ts";
import { makeWorld } from "../world.ts";

const world = await makeWorld();
const ratih = await world.person("ratih");
const BRIGADE = 500;
const VILLAGE = 80;
const plain = async (question: Planted) =>
  (await world.guest().get(`/questions/${question.id}/map`)).text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

/** Five hundred accounts that are an hour old. */
async function newAccounts(): Promise<Account[]> {
  await world.pool.query(
    "insert into accounts (handle, name, created_at) select 'baru_' || n, 'Baru', now() - interval '1 hour' from generate_series(1, $1) n",
    [BRIGADE],
  );
  return world.ctx.db.selectFrom("accounts").selectAll().where("handle", "like", "baru\\_%").execute();
}

/** One link is passed on, and all of them say the same from one network. @returns how many votes were taken, and how many refused */
async function brigade(accounts: readonly Account[], { id }: Planted, numbers: readonly number[]) {
  const question = await getQuestion(world.ctx, undefined, id);
  const origin = Buffer.from("brigade!");
  let [taken, refused] = [0, 0];
  for (const number of numbers) {
    const statement = await getStatement(world.ctx, question, number);
    for (let at = 0; at < accounts.length; at += 8)
      await Promise.all(
        accounts.slice(at, at + 8).map(async (account) => {
          const whose = await getQuestion(world.ctx, account, id);
          await castVote(world.ctx, whose, { tier: "member", account, origin }, statement, 1 as Vote).then(
            () => taken++,
            () => refused++,
          );
        }),
      );
  }
  return { taken, refused };
}

test("ABU-05 Five hundred new accounts answer through one shared link: kept, marked, and the page says so; who asks may keep them out", async (t) => {
  const accounts = await newAccounts();
  const open = await plantQuestion(world, ratih, { member: VILLAGE, statements: 6 });
  await world.pool.query("update question_participants set origin = null where question_id = $1", [open.id]);
  const began = performance.now();
  const came = await brigade(accounts, open, [1, 2, 3]);
  const seconds = (performance.now() - began) / 1000;
  assert.deepEqual(came, { taken: BRIGADE * 3, refused: 0 });
  assert.ok(seconds < 600, "within ten minutes");
  const { rows } = await world.pool.query(
    `select count(*)::integer as votes, count(distinct participant_id)::integer as people, count(distinct participant_id) filter (where was_new)::integer as fresh
      from statement_votes join question_participants on question_participants.id = participant_id where statement_votes.question_id = $1`,
    [open.id],
  );
  assert.deepEqual(rows, [{ votes: VILLAGE * 6 + BRIGADE * 3, people: VILLAGE + BRIGADE, fresh: BRIGADE }]);
  const text = await plain(open);
  const said = /Banyak suara datang dari akun baru\..*? dilupakan setelah 30 hari\./.exec(text)?.[0] ?? "";
  assert.match(text, /580 orang ikut menjawab: 580 anggota\./);
  assert.match(said, /kurang dari 2 hari saat pertama menjawab: 500 orang, 86% dari semua\./);
  assert.match(said, /Dari satu jaringan: 500 orang, 100% dari semua yang jaringannya masih diketahui\./);

  const before = await plantQuestion(world, ratih, { member: VILLAGE, statements: 6 });
  await world.pool.query(
    "update questions set joined_before = true, opened_at = now() - interval '2 hours' where id = $1",
    [before.id],
  );
  const kept = await brigade(accounts, before, [1]);
  assert.deepEqual(kept, { taken: 0, refused: BRIGADE });
  assert.match(
    await plain(before),
    /80 orang ikut menjawab: 80 anggota\. .*Tidak ada akun yang berumur kurang dari 2 hari/,
  );
  assert.match(await plain(before), /Hanya yang sudah bergabung sebelum pertanyaan dibuka yang boleh menjawab\./);
  t.diagnostic(
    `${came.taken} votes of ${BRIGADE} accounts younger than 48 h in ${seconds.toFixed(1)} s, ${came.refused} refused; joined_before: ${kept.refused} of ${BRIGADE} refused`,
  );
  t.diagnostic(`the page says: ${said}`);
});

test("ABU-05 From where remote votes come is said by server, and never of fewer than five people", async () => {
  const asked = await plantQuestion(world, ratih, { member: 20, remote: 9 });
  await world.pool.query(
    "update accounts set handle = replace(handle, 'desa.test', 'kota.test') where id in (select account_id from question_participants where question_id = $1 and tier = 'remote' order by id limit 3)",
    [asked.id],
  );
  const text = await plain(asked);
  assert.match(text, /29 orang ikut menjawab: 20 anggota, 9 dari server lain\./);
  assert.doesNotMatch(text, /kota\.test|desa\.test/, "six and three: one would give the other away");
  assert.match(text, /Dari server lain-lain: 9 orang/);
  await world.pool.query(
    "update accounts set handle = replace(handle, 'kota.test', 'desa.test') where handle like '%@kota.test'",
  );
  assert.match(await plain(asked), /Dari desa\.test: 9 orang/);
});
