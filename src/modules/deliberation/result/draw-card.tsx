import type { Context } from "#platform/context";
import type { Locale } from "#platform/i18n";
import { countSources } from "./count-sources.ts";
import { draw } from "./drawing/draw.ts";
import { MapDrawing } from "./drawing/map-drawing.tsx";
import { findAgreed } from "./figures/findings.ts";
import { sizesOf } from "./figures/group-sizes.ts";
import { SMALL } from "./figures/rules.ts";
import { listTexts } from "./queries.ts";
import { readMap } from "./read-map.ts";
import { sayDrawing, saySize, sayTook } from "./views/say.ts";
import { words } from "./words.ts";

/** The light colours of tokens.css, since a picture by itself has no style sheet. */
const colours: Readonly<Record<string, string>> = {
  "--sf": "#fff",
  "--ink": "#1a2120",
  "--ink2": "#3f4b48",
  "--pri": "#085050",
  "--warn": "#6e4300",
  "--bad": "#8f1919",
  "--ok": "#175427",
  "--inf": "#2a468f",
  "--inf-s": "#e4eafb",
};

/** What a messenger shows of a question: who took part, what all agree on, and the map as a picture of its own (SVG), once there is one. */
export async function drawQuestionCard(
  ctx: Context,
  question: { readonly id: string },
  locale: Locale,
): Promise<{ readonly text: string; readonly picture: string | undefined }> {
  const t = words(locale);
  const [drawn, sources] = await Promise.all([readMap(ctx, question, "all"), countSources(ctx, question)]);
  if (!drawn || drawn.map.participants < SMALL || sources.people < SMALL)
    return { text: t("posterCall"), picture: undefined };
  const { map } = drawn;
  const agreed = findAgreed(map).find(({ side }) => side === "agree");
  const text = agreed && (await listTexts(ctx, question, [agreed.id], locale)).get(agreed.id)?.text;
  const said = text && map.groups.length > 0 ? t("shareAgreed", { text }) : t("posterCall");
  const sizes = sizesOf(map);
  const drawing = draw(map, new Map([...sizes].map(([group, size]) => [group, saySize(locale, size)])));
  const svg = String(<MapDrawing drawing={drawing} you={t("you")} {...sayDrawing(locale, map, sizes, null)} />);
  return {
    text: `${sayTook(locale, sources.tiers)}\n${said}`,
    picture: svg
      .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" font-family="Noto Sans" ')
      .replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => colours[name] ?? "#000"),
  };
}
