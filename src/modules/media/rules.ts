/** Every limit of pictures. */
export const pictureLimits = {
  /** Of one post. */
  perPost: 10,
  /** A file as it arrives, and all files of one form. */
  fileBytes: 15_000_000,
  formBytes: 60_000_000,
  /** Points of a picture: width × height. */
  pixels: 40_000_000,
  /** Letters of what a picture is said to show. */
  alt: 1500,
  /** What one person may keep, as it lies on disk; and together all who have no account, of what is not sent yet. */
  bytesPerPerson: 1_000_000_000,
} as const;

/** How wide pictures are kept, and what the smaller ones should weigh; the first always does. */
export const widths = [320, 480, 720, 1280] as const;
export const mostBytes: Readonly<Record<number, number>> = { 320: 6000, 480: 12_000, 720: 30_000, 1280: 60_000 };
/** A picture is at most so many times as high as it is wide: a phone's whole screen still fits. */
export const TALLEST = 2.2;
/** A face: a square, small in lists and larger on the profile. */
export const faceWidths = [96, 320] as const;
/** Of a picture of another server, as it is looked at here. */
export const copyWidths = [320, 720] as const;

export type PictureKind = "jpeg" | "png" | "webp" | "avif" | "gif";

/** What a browser calls each kind, and how its files end. */
const kinds: Readonly<Record<PictureKind, { readonly types: readonly string[]; readonly endings: readonly string[] }>> =
  {
    jpeg: { types: ["image/jpeg", "image/jpg", "image/pjpeg"], endings: ["jpg", "jpeg", "jpe", "jfif"] },
    png: { types: ["image/png", "image/apng"], endings: ["png", "apng"] },
    webp: { types: ["image/webp"], endings: ["webp"] },
    avif: { types: ["image/avif"], endings: ["avif"] },
    gif: { types: ["image/gif"], endings: ["gif"] },
  };

/**
 * What a file is by its first 32 bytes. HEIC is told apart, since iPhones make it and there is a way out; whatever else
 * it may be is not a picture to us.
 */
export function readKind(head: Buffer): PictureKind | "heic" | undefined {
  const at = (from: number, to: number) => head.toString("latin1", from, to);
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "jpeg";
  if (at(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (at(0, 6) === "GIF87a" || at(0, 6) === "GIF89a") return "gif";
  if (at(0, 4) === "RIFF" && at(8, 12) === "WEBP") return "webp";
  if (at(4, 8) !== "ftyp") return undefined;
  if (at(8, 12) === "avif") return "avif";
  return /^(hei[cfmsx]|hev[cmsx]|mif1|msf1)$/.test(at(8, 12)) ? "heic" : undefined;
}

/**
 * The kind of a file whose bytes, name and announced type agree; otherwise why it is not taken, as a code.
 * A name without an ending, as some phones send, says nothing against it.
 */
export function kindOf(
  head: Buffer,
  name: string,
  type: string,
): { readonly kind: PictureKind } | { readonly complaint: "heic" | "notAPicture" } {
  const kind = readKind(head);
  if (kind === "heic" || /^image\/hei[cf]/i.test(type)) return { complaint: "heic" };
  const { types, endings } = (kind && kinds[kind]) ?? { types: [], endings: [] };
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase();
  const agrees = types.includes(type.toLowerCase()) && (ending === undefined || endings.includes(ending));
  return kind && agrees ? { kind } : { complaint: "notAPicture" };
}
