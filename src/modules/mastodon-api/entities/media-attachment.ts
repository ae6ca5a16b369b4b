import { type Picture, pictureKey } from "#modules/media";
import type { PostCard } from "#modules/posts";
import { absolute } from "../addresses.ts";
import type { Teller } from "./teller.ts";

/** A picture on its average colour, which is all its blurhash says. What not everyone may see has a key in its address. */
export function toMediaAttachment({ ctx, viewer }: Pick<Teller, "ctx" | "viewer">, picture: Picture, isOpen = false) {
  const key = viewer && !isOpen ? `?as=${pictureKey(ctx, picture, viewer)}` : "";
  const largest = picture.variants.at(-1);
  const small = picture.variants.findLast(({ width }) => width <= 480) ?? picture.variants[0];
  const at = (variant: typeof largest) =>
    variant ? absolute(ctx, `/media/${picture.stem}-${variant.width}.webp${key}`) : null;
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

/** Something of another server's: where it lies there, and for pictures where they are read through ours. */
export function toRemoteAttachment({ ctx }: Pick<Teller, "ctx">, id: string, media: RemoteMedia) {
  const { width, height, small, large } = media;
  return {
    id,
    type: media.kind,
    url: large ? absolute(ctx, large) : media.url,
    preview_url: small ? absolute(ctx, small) : null,
    remote_url: media.url,
    meta: width && height ? { original: { width, height, size: `${width}x${height}`, aspect: width / height } } : {},
    description: media.alt || null,
    blurhash: media.blurhash || null,
  };
}

type RemoteMedia = NonNullable<PostCard["elsewhere"]>["media"][number];
