import { encode } from "uqr";

/** Quiet modules around the code that a camera needs (ISO/IEC 18004, 9.1). */
const MARGIN = 4;
/** Screen pixels of one module: a cheap camera reads it from a hand's width away. */
const SCALE = 6;

/**
 * Text as a QR code at error correction Q: still read when a quarter of the print is smudged. Always dark on white, also
 * in dark mode. `label` says what the code leads to. Addresses of ours are smallest when passed through `toQrAddress`.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "Q", border: 0 });
  const side = size + 2 * MARGIN;
  return (
    <svg
      role="img"
      aria-label={label}
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      width={side * SCALE}
      height={side * SCALE}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={runsOf(data)} />
    </svg>
  );
}

/**
 * An address of ours all in capitals when it reads the same (`upper-case.ts` leads back), since a QR code then needs a
 * third less room: 29 modules instead of 33 for a post. Any other is left as it is.
 */
export function toQrAddress(url: URL): string {
  return /^\/[a-z0-9./-]*$/.test(url.pathname + url.search) ? url.href.toUpperCase() : url.href;
}

/** The dark modules as an SVG path, one stroke for each run in a row. */
function runsOf(data: readonly (readonly boolean[])[]): string {
  return data
    .flatMap((row, y) => {
      const line = row.map((dark) => (dark ? "1" : "0")).join("");
      return Array.from(line.matchAll(/1+/g), ({ 0: { length }, index }) => {
        const from = `M${index + MARGIN} ${y + MARGIN}`;
        return `${from}h${length}v1h-${length}z`;
      });
    })
    .join("");
}
