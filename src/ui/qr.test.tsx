import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { encode } from "uqr";
import { QrCode, toQrAddress } from "./qr.tsx";

const address = toQrAddress(new URL("https://sukamaju.example/p/7201234567890"));

test("a code is drawn module by module as it was made, dark on white, with a quiet edge and a name", async () => {
  const markup = String(<QrCode text={address} label="Kode QR kiriman ini" />);
  assert.match(markup, /^<svg role="img" aria-label="Kode QR kiriman ini"/);
  const plain = markup.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ');
  const { data, size } = encode(address, { ecc: "Q", border: 0 });
  const side = size + 8;
  const image = sharp(Buffer.from(plain), { density: 72 }).resize(side, side, {
    kernel: "nearest",
  });
  const pixels = await image.greyscale().raw().toBuffer();
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      assert.equal((pixels[y * side + x] ?? 0) < 128, data[y - 4]?.[x - 4] ?? false, `${x}, ${y}`);
});

test("an address that reads the same in capitals is written in them and makes a code of 29 modules; any other stays", () => {
  assert.equal(address, "HTTPS://SUKAMAJU.EXAMPLE/P/7201234567890");
  assert.equal(encode(address, { ecc: "Q", border: 0 }).size, 29);
  const invite = "https://sukamaju.example/invites/72-aBc_d";
  assert.equal(toQrAddress(new URL(invite)), invite);
});
