// Runs before start, test, demo and bench: installs the packages when package-lock.json asks for others than are there.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const marker = new URL("node_modules/.installed-lock", root);
const lock = new URL("package-lock.json", root);
const wanted = createHash("sha256").update(readFileSync(lock)).digest("hex");
const remember = () => {
  try {
    writeFileSync(marker, wanted);
  } catch {} // packages of another user: compared by date each time
};
const installed = () => {
  try {
    return readFileSync(marker, "utf8") === wanted;
  } catch {
    const byHand = statSync(new URL("node_modules/.package-lock.json", root), { throwIfNoEntry: false });
    if (!byHand || byHand.mtimeMs < statSync(lock).mtimeMs) return false;
    remember();
    return true;
  }
};

if (!installed()) {
  console.log("Memasang paket … / Installing packages …");
  const options = { cwd: fileURLToPath(root), stdio: "inherit" };
  const npm = process.env.npm_execpath ?? "";
  const { status, error } = /\bnpm[^/\\]*$/.test(npm)
    ? spawnSync(process.execPath, [npm, "ci", "--no-fund"], options)
    : spawnSync("npm ci --no-fund", { ...options, shell: true });
  if (status !== 0) {
    const reason = error?.message ?? `npm ci ended with ${status ?? "a signal"}`;
    console.error(
      `Pemasangan gagal / Installing failed (${reason}): check the internet connection, the free disk space and the lines above, then start again.`,
    );
    process.exit(1);
  }
  remember();
}
