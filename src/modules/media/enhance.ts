/*
 * Makes a large photo small on the phone before it is sent: 12 million points become about 200 KB. Whatever goes wrong,
 * the photo goes as it is, and the server makes it small.
 */
type Drawing = { readonly width: number; readonly height: number };
type Pen = {
  fillStyle: string;
  readonly fillRect: (...box: number[]) => void;
  readonly drawImage: (picture: Drawing, ...box: number[]) => void;
};
type Canvas = {
  width: number;
  height: number;
  readonly getContext: (kind: "2d") => Pen | null;
  readonly toBlob: (done: (made: Blob | null) => void, type: string, quality: number) => void;
};
type Button = { readonly click: () => void };
type Submission = { readonly submitter?: Button; readonly preventDefault: () => void };
type Form = {
  readonly querySelector: (selector: string) => Button | null;
  readonly addEventListener: (name: "submit", listen: (event: Submission) => void) => void;
};
type Field = {
  files: Iterable<File> | null;
  readonly form: Form | null;
  readonly addEventListener: (name: "change", listen: () => void) => void;
};
declare const document: {
  readonly querySelectorAll: (selector: string) => Iterable<Field>;
  readonly createElement: (name: "canvas") => Canvas;
};
declare const createImageBitmap: (file: File, options: { imageOrientation: "from-image" }) => Promise<Drawing>;
declare class DataTransfer {
  readonly items: { readonly add: (file: File) => void };
  readonly files: Iterable<File>;
}

const MOST_POINTS = 1600;
const SMALL_BYTES = 300_000;

async function shrink(file: File): Promise<File> {
  if (file.size < SMALL_BYTES || !/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const share = Math.min(1, MOST_POINTS / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * share);
  canvas.height = Math.round(picture.height * share);
  const pen = canvas.getContext("2d");
  if (!pen) return file;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8));
  return made && made.size < file.size ? new File([made], "foto.jpg", { type: "image/jpeg" }) : file;
}

for (const field of Array.from(document.querySelectorAll("input[type=file]"))) {
  let busy: Promise<void> | undefined;
  const take = async () => {
    const chosen = new DataTransfer();
    for (const file of Array.from(field.files ?? [])) chosen.items.add(await shrink(file).catch(() => file));
    field.files = chosen.files;
  };
  field.addEventListener("change", () => {
    busy = take().then(
      () => (busy = undefined),
      () => (busy = undefined),
    );
  });
  // Sent before that is done, the form waits, and goes by the same button.
  field.form?.addEventListener("submit", (event) => {
    if (!busy) return;
    event.preventDefault();
    const button = event.submitter ?? field.form?.querySelector("[type=submit]");
    void busy.then(() => button?.click());
  });
}
