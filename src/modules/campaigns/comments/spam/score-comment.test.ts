import assert from "node:assert/strict";
import { test } from "node:test";
import { makeSincere, makeSpam } from "../../../../../tests/comment-corpus.ts";
import { LIKELY_SPAM, scoreComment } from "./score-comment.ts";

test('"tiktok downliader" with a link lies in the lower pile, and why is said', () => {
  const { score, reasons } = scoreComment({ name: "Michael", text: "tiktok downliader https://x.example" });
  assert.ok(score >= LIKELY_SPAM);
  assert.deepEqual(reasons, ["phrase", "fewWords", "links"]);
});

test("whoever complains of gambling, names a source or only sends a link is read with the rest", () => {
  for (const text of [
    "Anak saya kecanduan judi online, tolong polisi bertindak.",
    "Lihat https://www.bps.go.id",
    "Saya bukan ahli, tetapi slot parkir di pasar penuh, sungguh online saja tidak cukup.",
    "ꦲꦏ꧀ꦱꦫꦗꦮ — saya menulis dengan aksara Jawa",
    "Ҷавоб нест: мы ждём ответа уже год",
    "Bagus 👨‍👩‍👧‍👦 semoga lekas beres",
  ])
    assert.ok(scoreComment({ name: "Siti", text }).score < LIKELY_SPAM, text);
});

test("ABU-10 of 1,000 made-up advertisements at least 98 % lie in the lower pile, of 3,000 sincere comments at most 1 %", (t) => {
  const spam = makeSpam(1000);
  const sincere = makeSincere(3000);
  const missed = spam.filter((comment) => scoreComment(comment).score < LIKELY_SPAM);
  const wronged = sincere.filter((comment) => scoreComment(comment).score >= LIKELY_SPAM);
  t.diagnostic(`${spam.length - missed.length} of 1,000 found; ${wronged.length} of 3,000 wronged`);
  assert.ok(
    missed.length <= 20,
    missed
      .slice(0, 8)
      .map((one) => JSON.stringify(one))
      .join("\n"),
  );
  assert.ok(
    wronged.length <= 30,
    wronged
      .slice(0, 8)
      .map((one) => JSON.stringify(one))
      .join("\n"),
  );
});

test("ABU-15 the longest comment costs at most 2 ms", (t) => {
  const text = "Saya sudah melapor soal jembatan di dusun dua sejak lama. ".repeat(40).slice(0, 2000);
  scoreComment({ name: "Siti", text });
  const times = Array.from({ length: 50 }, () => {
    const start = performance.now();
    scoreComment({ name: "Siti", text });
    return performance.now() - start;
  });
  const each = times.sort((one, two) => one - two)[10] ?? Number.NaN;
  t.diagnostic(`${each.toFixed(2)} ms each`);
  assert.ok(each <= 2, `${each} ms`);
});
