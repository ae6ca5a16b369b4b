import type { Picture } from "#modules/media";
import { absolute, proxied } from "../addresses.ts";
import type { RemoteMedia } from "./beside.ts";
import type { Teller } from "./teller.ts";

/** A picture on its average colour, which is all its blurhash says. */
export function toMediaAttachment({ ctx }: Pick<Teller, "ctx">, picture: Picture) {
  const largest = picture.variants.at(-1);
  const small = picture.variants.findLast(({ width }) => width <= 480) ?? picture.variants[0];
  const at = (variant: typeof largest) =>
    variant ? absolute(ctx, `/media/${picture.stem}-${variant.width}.webp`) : null;
  return {
    id: picture.id,
    type: "image",
    url: at(largest),
    preview_url: at(small),
    remote_url: null,
    meta: {
      focus: { x: picture.focus_x / 1000, y: picture.focus_y / 1000 },
      original: sizeOf(largest),
      small: sizeOf(small),
    },
    description: picture.alt || null,
    blurhash: blurhashOf(picture.colour),
  };
}

const sizeOf = (variant: Picture["variants"][number] | undefined) =>
  variant
    ? {
        width: variant.width,
        height: variant.height,
        size: `${variant.width}x${variant.height}`,
        aspect: variant.width / variant.height,
      }
    : {};

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

/** One component, one colour: the smallest of blurhashes (https://github.com/woltapp/blurhash/blob/master/Algorithm.md). */
function blurhashOf(colour: string): string {
  let value = Number.parseInt(colour, 16);
  let hash = "";
  for (let place = 0; place < 4; place++) {
    hash = (digits[value % 83] ?? "0") + hash;
    value = Math.floor(value / 83);
  }
  return `00${hash}`;
}

/** Something of another server's: where it lies there, and where it is read through ours. */
export function toRemoteAttachment({ ctx }: Pick<Teller, "ctx">, media: RemoteMedia) {
  const { width, height } = media;
  const address = proxied(ctx, media.url);
  return {
    id: media.id,
    type: media.kind,
    url: address,
    preview_url: address,
    remote_url: media.url,
    meta: width && height ? { original: { width, height, size: `${width}x${height}`, aspect: width / height } } : {},
    description: media.alt || null,
    blurhash: media.blurhash || null,
  };
}
