import { formatNumber } from "#platform/format";
import type { Locale } from "#platform/i18n";
import { type Counts, tiers } from "../../signatures/rules.ts";
import { words } from "../words.ts";

/** Letters of the title that fit its line. */
const TITLE = 42;
const size = { width: 320, head: 40, row: 26, pad: 12 } as const;

/** The counter as a picture (SVG) for sites that take no frames. Dark on white, as it may stand on anything. */
export function drawCounter(locale: Locale, title: string, counts: Counts, host: string): string {
  const t = words(locale);
  const { width, head, row, pad } = size;
  const letters = [...title.replace(/\s+/g, " ")];
  const shown = escape(letters.length > TITLE ? `${letters.slice(0, TITLE - 1).join("")}…` : letters.join(""));
  const rows = tiers.map((tier, index) => {
    const y = head + (index + 1) * row - 8;
    const count = formatNumber(counts[tier], locale);
    return `<text x="${pad}" y="${y}">${escape(t(`tier.${tier}`))}</text><text x="${width - pad}" y="${y}" text-anchor="end" font-weight="700">${count}</text>`;
  });
  const height = head + (tiers.length + 1) * row;
  const label = tiers.map((tier) => `${t(`tier.${tier}`)} ${counts[tier]}`).join(", ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui,sans-serif" font-size="15" fill="#1b2625">`,
    `<title>${escape(t("counterOf", { title }))}: ${escape(label)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#fff" stroke="#6b7774"/>`,
    `<text x="${pad}" y="27" font-weight="700">${shown}</text>`,
    ...rows,
    `<text x="${pad}" y="${height - 10}" font-size="13" fill="#4b5754">${escape(host)}</text></svg>`,
  ].join("");
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\P{Cc}\n\t]/gu, "");
