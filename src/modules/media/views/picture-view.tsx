import { formatNumber } from "#platform/format";
import type { Locale } from "#platform/i18n";
import type { Made, Variant } from "../make-variants.ts";
import type { Picture } from "../queries.ts";

/** The version of a picture for this width: the widest that is no wider, else the smallest there is. */
export function variantOf(picture: Pick<Picture, "variants">, width: number): Variant {
  const found = picture.variants.findLast((variant) => variant.width <= width) ?? picture.variants[0];
  if (!found) throw new Error("A picture has no version");
  return found;
}

/** The smaller of the two files of a version, which nearly every browser takes. */
const fileOf = ({ avif, webp }: Variant): Made => avif ?? webp;

/** 24 KB, of 1,000 bytes each. */
export function sizeOf(variant: Variant, locale: Locale): string {
  return `${formatNumber(Math.max(1, Math.round(fileOf(variant).bytes / 1000)), locale)} KB`;
}

/** Where a version is read. */
export const addressOf = ({ stem }: Pick<Picture, "stem">, { width, avif }: Variant) =>
  `/media/${stem}-${width}.${avif ? "avif" : "webp"}`;

type ViewProps = { picture: Pick<Picture, "stem" | "variants" | "colour">; width: number; alt: string; lazy?: boolean };

/** A picture on its average colour, in the format the browser takes. Its room is kept before it comes. */
export function PictureView({ picture, width, alt, lazy }: ViewProps) {
  const { width: w, height: h, avif } = variantOf(picture, width);
  const address = `/media/${picture.stem}-${w}`;
  return (
    <span class="ph">
      <svg aria-hidden="true">
        <rect width="100%" height="100%" fill={`#${picture.colour}`} />
      </svg>
      <picture>
        {avif && <source type="image/avif" srcset={`${address}.avif`} />}
        <img src={`${address}.webp`} width={w} height={h} alt={alt} loading={lazy ? "lazy" : undefined} />
      </picture>
    </span>
  );
}
