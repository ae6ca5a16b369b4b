import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

type Locked = {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  dev?: boolean;
  optional?: boolean;
  link?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
};
type Manifest = {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};

const root = join(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  lockfileVersion: number;
  packages: Record<string, Locked>;
};
const locked = Object.entries(lock.packages).filter(([path]) => path !== "");
const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

test("SUP-01 The packages that run a script when installed are the ones package.json names, and no other", () => {
  const running = new Set(locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path)));
  const allowed = Object.entries(manifest.allowScripts).flatMap(([name, may]) => (may ? [name] : []));
  assert.deepEqual([...running].sort(), allowed.sort());
});

test("SUP-02 No version younger than a week is taken", () => {
  const settings = readFileSync(join(root, ".npmrc"), "utf8");
  assert.match(settings, /^min-release-age=7$/m);
  assert.match(settings, /^save-exact=true$/m);
});

test("SUP-03 Every locked package comes from the registry with its SHA-512, none from git or an address", () => {
  assert.equal(lock.lockfileVersion, 3);
  for (const [path, { resolved, integrity, link }] of locked) {
    assert.ok(!link, path);
    assert.match(integrity ?? "", /^sha512-[A-Za-z0-9+/]{86}==$/, path);
    if (resolved !== undefined) assert.match(resolved, /^https:\/\/[^/?#]+\/[^?#]+\.tgz$/, path);
  }
  for (const [name, wanted] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    assert.match(wanted, /^\d+\.\d+\.\d+(-[\w.]+)?$/, `${name} is pinned to one version of the registry`);
    assert.equal(lock.packages[`node_modules/${name}`]?.version, wanted, name);
  }
});

/** Below these a hole is known. A package that is absent passes. */
const floors: Readonly<Record<string, readonly [floor: string, advisory: string]>> = {
  sharp: ["0.35.0", "CVE-2026-114113"],
  "fast-xml-parser": ["5.7.0", "prototype pollution and entity expansion"],
  "@fedify/fedify": ["2.3.6", "the advisories of 2026; GHSA-39gj needs its own test with it"],
  node: ["22.0.0", "end of life below"],
};
const isAtLeast = (version: string, floor: string) => version.localeCompare(floor, "en", { numeric: true }) >= 0;

test("SUP-04 No package stands below the version in which a known hole was closed", () => {
  for (const [path, { version = "0" }] of locked) {
    const floor = floors[nameOf(path)];
    if (floor) assert.ok(isAtLeast(version, floor[0]), `${path} ${version}: ${floor[1]}`);
  }
  assert.ok(isAtLeast(process.versions.node, "22.0.0"), "these tests run on the pinned Node");
  assert.ok(!isAtLeast("0.9.0", "0.35.0") && isAtLeast("5.10.0", "5.7.0"), "versions are compared as numbers");
});

/** A native package is locked once for every kind of machine, of which a server gets its own: they count as one kind. */
const isForThisKind = ({ os, cpu, libc }: Locked) =>
  (os ?? ["linux"]).includes("linux") && (cpu ?? ["x64"]).includes("x64") && (libc ?? ["glibc"]).includes("glibc");

test("SUP-06 A community's server is made of at most 150 packages of others", () => {
  const production = new Set(
    locked.filter(([, entry]) => !entry.dev && isForThisKind(entry)).map(([path]) => nameOf(path)),
  );
  assert.ok(production.size <= 150, `${production.size}`);
  assert.ok(production.size > 20);
});
