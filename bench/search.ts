import type { Asked } from "autocannon";
import { type Bench, someOf } from "./bench.ts";
import { type Figure, figure, percentile } from "./figure.ts";
import { say } from "./say.ts";

const TIMES = 200;
/** The word of this rank among the rarer words of the made posts; see bench.rarity. */
const rare = (rank: number) => `kata${`${rank}`.replace(/\d/g, (digit) => "abdefghkmn"[Number(digit)] ?? "")}`;

/** What people search for, by kind: the same kind differs from turn to turn. */
const posts: Readonly<Record<string, (turn: number) => string>> = {
  "very common words": (turn) => `q=${["desa", "warga", "air", "minggu", "hujan"][turn % 5]}`,
  "middling words": (turn) => `q=${rare(1 + (turn % 60))}`,
  "rare words": (turn) => `q=${rare(3000 + turn * 97)}`,
  "words nobody wrote": (turn) => `q=tiada${turn}`,
  "two common words": (turn) => `q=${["jembatan panen", "kompos masjid", "cabai lapangan"][turn % 3]}`,
  "a common and a rare word": (turn) => `q=desa+${rare(500 + turn * 31)}`,
  phrases: (turn) => `q=%22${["saluran air", "balai desa", "pohon beringin", "karang taruna"][turn % 4]}%22`,
  "phrases nobody wrote": (turn) => `q=%22${["air saluran", "desa balai", "beringin pohon"][turn % 3]}%22`,
  "a word left out": (turn) => `q=desa+-${["balai", "panitia", "rapat"][turn % 3]}`,
  "a common word by one person": (turn) => `q=desa&by=warga_${20 + turn}`,
  "a rare word by one person": (turn) => `q=${rare(50 + turn)}&by=warga_${20 + turn}`,
  "a common word with a tag": (turn) => `q=desa&tag=${["posyandu", "banjir", "umkm"][turn % 3]}`,
  "a rare word with a tag": (turn) => `q=${rare(300 + turn)}&tag=posyandu`,
  "between two days": (turn) => `q=${rare(100 + turn)}&since=01-${1 + (turn % 9)}-2026&until=28-${2 + (turn % 9)}-2026`,
};

const people: Readonly<Record<string, (turn: number) => string>> = {
  "a first name": (turn) => ["Siti", "Budi", "Wayan", "Joko"][turn % 4] ?? "",
  "a whole name": (turn) => ["Siti Rahmah", "Joko Wijaya", "Ayu Siregar", "Made Putra"][turn % 4] ?? "",
  "old spelling": (turn) => ["Djoko Widjaja", "Boedi Santoso", "Soetrisno", "Joesoef"][turn % 4] ?? "",
  "slips of the pen": (turn) => ["Sity Rahma", "Smanjuntak", "Lstari", "Bambng Nugrho", "Hidyat"][turn % 5] ?? "",
  handles: (turn) => `@warga_${100 + turn * 37}`,
  "what everybody bears": () => "warga",
  nobody: (turn) => `qzxv${turn}`,
};

/** How long a page of search takes, one after the other, each asked by another member. */
export async function measureSearch(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  const all: number[] = [];
  for (const [name, ask] of Object.entries(posts)) {
    const times = await timesOf(bench, (turn) => `/search?kind=posts&${ask(turn)}`);
    all.push(...times);
    figures.push(...tell(`search of posts: ${name}`, times, 30));
  }
  figures.push(...tell("search of posts, all kinds", all, 30));
  for (const [name, ask] of Object.entries(people)) {
    const times = await timesOf(bench, (turn) => `/search?kind=people&q=${encodeURIComponent(ask(turn))}`);
    figures.push(...tell(`search of people: ${name}`, times, 15));
  }
  const tags = await timesOf(bench, (turn) => `/search?kind=tags&q=${["pos", "banjr", "um", "sekolh"][turn % 4]}`);
  const whole = await timesOf(bench, (turn) => `/search?q=${["desa", "posyandu", "Siti"][turn % 3]}`);
  return [...figures, ...tell("search of tags", tags), ...tell("search of everything", whole)];
}

async function timesOf(bench: Bench, address: (turn: number) => string): Promise<number[]> {
  const readers = someOf(bench);
  const times: number[] = [];
  for (let turn = -20; turn < TIMES; turn++) {
    const at = Math.abs(turn);
    const asked: Asked = { path: address(at), headers: { cookie: readers[at % readers.length]?.cookie ?? "" } };
    const start = performance.now();
    const answer = await fetch(bench.server.origin + asked.path, { headers: asked.headers ?? {} });
    await answer.text();
    if (turn >= 0) times.push(performance.now() - start);
    if (answer.status !== 200) throw new Error(`${asked.path} was answered with ${answer.status}`);
  }
  say(`${address(0)} p50 ${percentile(times, 0.5).toFixed(1)} p95 ${percentile(times, 0.95).toFixed(1)} ms`);
  return times;
}

const tell = (name: string, times: readonly number[], atMost?: number): Figure[] => [
  figure(`${name}: p50`, percentile(times, 0.5), "ms"),
  figure(`${name}: p95`, percentile(times, 0.95), "ms", atMost ? { atMost } : undefined),
];
