import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { setUpCode } from "#modules/accounts";
import { readsOf } from "../security/routes.ts";
import { proveAll } from "../security/stage.ts";
import { openHouse, openVillage, PHONE } from "./house.ts";
import { type Kind, kindsOf, pageless, send } from "./pages.ts";

/*
 * Every kind of page, by the rules of WCAG 2.2 AA and the AAA ones of experience.md 2.2: in Indonesian and light with all
 * checks, in English and dark with those that colour, length and size can change.
 */
const axe = readFileSync(join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");
const survey = readFileSync(join(import.meta.dirname, "survey.js"), "utf8");
const everything = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
const colours = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"];
/** A conversation has many posts; more stops than this tell nothing new. */
const STOPS = 110;

const village = await openVillage();
const unfounded = await openHouse({ founded: false });
const setUp = `/set-up/${setUpCode(unfounded.ctx.config.secretKey)}`;
const founding: Kind = { name: "the founding", route: "/set-up/:code", path: setUp, status: 422, act: send(setUp) };
const unready: Kind = { name: "a community not yet founded", route: "/", path: "/" };
const all = [
  ...(await kindsOf(village)).map((kind) => ({ kind, house: village })),
  ...[founding, unready].map((kind) => ({ kind, house: unfounded })),
];
const pages = new Map<string, Promise<Page>>();

test("every page the router knows is looked at here", () => {
  const routes = new Set(readsOf(village.app).map(({ path }) => path));
  const seen = new Set([...all.map(({ kind }) => kind.route), ...pageless]);
  assert.deepEqual(
    [...routes].filter((route) => !seen.has(route)),
    [],
  );
});

for (const { kind, house } of all) {
  test(`${kind.name} can be seen, heard, pressed and tabbed through by everyone`, async () => {
    const page = await arrive("light", kind, house);
    assert.deepEqual(await page.evaluate(survey), []);
    assert.deepEqual(
      await judge(page, {
        runOnly: everything,
        rules: Object.fromEntries(colours.map((rule) => [rule, { enabled: true }])),
      }),
      [],
    );
    assert.deepEqual(await hiddenStops(page), []);
    await fits(page, 320, "100%");
    await fits(page, 360, "200%");
  });
}

for (const { kind, house } of all) {
  test(`${kind.name} has its contrast in the dark and its room in English`, async () => {
    const page = await arrive("dark", kind, house);
    assert.deepEqual(await judge(page, { runOnly: { type: "rule", values: colours } }), []);
    await fits(page, 320, "162.5%");
    await fits(page, 320, "100%");
  });
}

test("without its style, home reads in the order it is meant", async () => {
  const page = await village.visit({ as: "laras_pengurus", javaScriptEnabled: true });
  await page.goto("/");
  await page.evaluate("document.querySelector('link[rel=stylesheet]').remove()");
  const words = (await page.innerText("body")).replace(/\s+/g, " ");
  const bars =
    "Langsung ke isi Sukamaju Cari Beranda Kelompok Tulis Kabar(?: \\d+ belum dibaca)? Saya Beranda Beranda Sekitar (?:\\d+ laporan menunggu )?(?:.+? Sudah saya baca: .+? )?(?:Cerita: .+? )?";
  const card = String.raw`\p{Lu}+ \p{Lu}[^@]+ @\w+ (?:\d+ \p{L}+|kemarin|baru saja) .+ Balas [^:]+(?:: \d+)? Bagikan kiriman [^:]+(?:: \d+)? Suka kiriman [^:]+(?:: \d+)? Lainnya tentang kiriman `;
  assert.match(
    words,
    new RegExp(
      `^${bars}(?:Dibagikan oleh .+ )?${card}.*Kiriman lebih lama Tentang Tampilan & bahasa Tanya pengurus$`,
      "u",
    ),
  );
});

/** Comes to a page in a browser kept for whoever looks at it. */
async function arrive(
  look: "light" | "dark",
  { path, as, act, status = 200 }: Kind,
  house: typeof village,
): Promise<Page> {
  const key = `${look} ${as} ${house.origin}`;
  const open = () =>
    house.visit({ ...(as ? { as } : {}), javaScriptEnabled: true, bypassCSP: true, colorScheme: look });
  const page = await (pages.get(key) ?? pages.set(key, open()).get(key))!;
  await proveAll(house.pool);
  await house.pool.query("truncate rate_limits");
  await page.setViewportSize(PHONE);
  if (look === "dark") await page.context().addCookies([{ name: "prefs", value: "en.WIB.d.0.l", url: house.origin }]);
  let answer = await page.goto(path);
  if (act) answer = ((await act(page)) as typeof answer) ?? answer;
  assert.equal(answer?.status(), status, `${path} was answered with ${answer?.status()}`);
  return page;
}

/**
 * What axe finds wrong, and contrast it cannot be sure of, which counts as wrong. Seen at full height: nothing lies under the bar.
 * Letters inside a drawing lie on other shapes, of whose contrast axe is never sure; their colours are pairs of `style.test.ts`.
 */
async function judge(page: Page, options: object): Promise<string[]> {
  const height = Number(await page.evaluate("document.documentElement.scrollHeight"));
  await page.setViewportSize({ ...PHONE, height: Math.max(PHONE.height, height) });
  await page.evaluate(axe);
  const { violations, incomplete } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as Record<
    "violations" | "incomplete",
    { id: string; nodes: { html: string; failureSummary: string }[] }[]
  >;
  const unsure = incomplete
    .filter(({ id }) => colours.includes(id))
    .map((one) => ({ ...one, nodes: one.nodes.filter(({ html }) => !html.startsWith("<text")) }));
  await page.setViewportSize(PHONE);
  return [...violations, ...unsure].flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** Goes from stop to stop with Tab; names those whose box lies under the bar at the bottom. */
async function hiddenStops(page: Page): Promise<string[]> {
  const hidden: string[] = [];
  await page.evaluate("scrollTo(0, 0); document.activeElement?.blur()");
  for (let stop = 0; stop < STOPS; stop++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(`{
      const at = document.activeElement, bar = document.querySelector(".bar");
      const box = at.getBoundingClientRect(), top = bar ? bar.getBoundingClientRect().top : innerHeight;
      at === document.body ? "end" : !bar?.contains(at) && box.bottom > top && box.height < top ? at.outerHTML.slice(0, 120) : "";
    }`);
    if (found === "end") break;
    if (found) hidden.push(String(found));
  }
  return hidden;
}

async function fits(page: Page, width: number, textSize: string): Promise<void> {
  await page.setViewportSize({ width, height: PHONE.height });
  await page.evaluate(`document.documentElement.style.fontSize = "${textSize}"`);
  const [wide, widest] = (await page.evaluate(
    `[document.documentElement.scrollWidth, [...document.querySelectorAll("main *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.querySelector("*")).map((one) => one.outerHTML.slice(0, 120)).slice(0, 2)]`,
  )) as [number, string[]];
  assert.ok(wide <= width, `at ${width} px and text of ${textSize} it is ${wide} px wide: ${widest.join(" ")}`);
  await page.evaluate("document.documentElement.style.fontSize = ''");
}
