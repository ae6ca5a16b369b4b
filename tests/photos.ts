import sharp from "sharp";

type Format = "jpeg" | "png" | "webp" | "avif" | "gif";

/** A photo of a village morning: sky, hills and rice, as a phone would send it. Made here, so that no test needs one. */
export async function photo(name = "IMG_2041.jpg", width = 900, height = 600, format: Format = "jpeg"): Promise<File> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 90 60" preserveAspectRatio="none">
    <defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="#9cc4e0"/><stop offset="1" stop-color="#e9d9b0"/></linearGradient></defs>
    <rect width="90" height="60" fill="url(#g)"/><circle cx="70" cy="14" r="6" fill="#f6d36b"/>
    <path d="M0 40 25 22 45 38 65 26 90 42V60H0Z" fill="#56794f"/><path d="M0 48Q45 40 90 50V60H0Z" fill="#8aa65a"/></svg>`;
  const bytes = await sharp(Buffer.from(drawing)).flatten({ background: "#fff" }).toFormat(format).toBuffer();
  return new File([new Uint8Array(bytes)], name, { type: `image/${format}` });
}
