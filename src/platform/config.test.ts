import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ConfigError, readConfig } from "./config.ts";
import { keepSecretKey, prepareDataFolder } from "./data-folder.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaung-config-"));
});
after(() => rm(folder, { recursive: true, force: true }));

const database = { DATABASE_URL: "postgres://gaung@localhost/gaung" };
const wrong: [string, NodeJS.ProcessEnv][] = [
  ["PORT", { PORT: "abc" }],
  ["PORT", { PORT: "-1" }],
  ["PORT", { PORT: "65536" }],
  ["PORT", { PORT: "30.5" }],
  ["PORT", { PORT: "1e3" }],
  ["PORT", { PORT: "0x50" }],
  ["HOST", { HOST: "http://127.0.0.1" }],
  ["HOST", { HOST: "127.0.0.1:3000" }],
  ["HOST", { HOST: "[::1]" }],
  ["HOST", { HOST: "300.1.1.1" }],
  ["BASE_URL", { BASE_URL: "gaung.example" }],
  ["BASE_URL", { BASE_URL: "localhost:3000" }],
  ["BASE_URL", { BASE_URL: "ftp://gaung.example" }],
  ["BASE_URL", { BASE_URL: "https:///" }],
  ["BASE_URL", { BASE_URL: "https://gaung.example/social" }],
  ["BASE_URL", { BASE_URL: "https://gaung.example/?a=1" }],
  ["BASE_URL", { BASE_URL: "https://siti:rahasia@gaung.example" }],
  ["BASE_URL", { BASE_URL: "https://gaung.example:99999" }],
  ["DATA_DIR", { DATA_DIR: "~/gaung" }],
  ["DATA_DIR", { DATA_DIR: "file:///srv/gaung" }],
  ["DATABASE_URL", { DATABASE_URL: "mysql://localhost/gaung" }],
  ["DATABASE_URL", { DATABASE_URL: "localhost:5432/gaung" }],
  ["DATABASE_URL", { DATABASE_URL: "postgres://gaung:rahasia@local host/gaung" }],
  ["NODE_TYPE", { NODE_TYPE: "master" }],
  ["NODE_TYPE", { NODE_TYPE: "Web", ...database }],
  ["DATABASE_URL", { NODE_TYPE: "worker" }],
  ["DATABASE_URL", { NODE_TYPE: "web", DATABASE_URL: " " }],
  ["S3_URL", { S3_URL: "s3.example/gambar" }],
  ["S3_URL", { S3_URL: "https://s3.example/gambar" }],
  ["S3_URL", { S3_URL: "https://key:secret@s3.example" }],
  ["S3_URL", { S3_URL: "https://key:secret@s3.example/a/b" }],
  ["SMTP_URL", { SMTP_URL: "mail.example:587" }],
  ["SMTP_URL", { SMTP_URL: "https://mail.example" }],
  ["SMTP_URL", { SMTP_URL: "smtp://" }],
  ["MAIL_FROM", { MAIL_FROM: "Gaung <gaung@gaung.example>" }],
  ["MAIL_FROM", { MAIL_FROM: "a@b.example, c@d.example" }],
  ["SECRET_KEY", { SECRET_KEY: "rahasia" }],
  ["SIGNED_FETCH", { SIGNED_FETCH: "yes" }],
  ["TEST_PEERS", { TEST_PEERS: "http://127.0.0.1:8001" }],
  ["TEST_PEERS", { TEST_PEERS: "127.0.0.1:8001", BASE_URL: "https://gaung.example" }],
  ["TEST_PEERS", { TEST_PEERS: "127.0.0.1:8001", BASE_URL: "https://localhost" }],
  ["TRUSTED_PROXIES", { TRUSTED_PROXIES: "10.0.0.0/33" }],
  ["TRUSTED_PROXIES", { TRUSTED_PROXIES: "127.0.0.1, proxy.example" }],
  ["TRUSTED_PROXIES", { TRUSTED_PROXIES: "127.0.0.1 10.0.0.1" }],
  ["LOG_LEVEL", { LOG_LEVEL: "verbose" }],
];

for (const [variable, env] of wrong) {
  const shown = Object.entries(env)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
  test(`an administrator who sets ${shown} reads one sentence about ${variable}`, () => {
    assert.throws(
      () => readConfig(env),
      (error) => isOneSentenceAbout(variable, error),
    );
  });
}

function isOneSentenceAbout(variable: string, error: unknown): true {
  assert.ok(error instanceof ConfigError, String(error));
  assert.match(error.message, new RegExp(`\\b${variable}\\b`));
  assert.match(error.message, /^[^\n]+\.$/);
  assert.doesNotMatch(error.message, /rahasia/);
  return true;
}

test("without any variable Gaung starts for this machine alone", () => {
  const config = readConfig({ GAUNG_WHATEVER: "ignored", PORT: "" }, "/srv/gaung");
  assert.equal(config.baseUrl.href, "http://localhost:3000/");
  assert.equal(config.host, "127.0.0.1");
  assert.equal(config.dataDir, "/srv/gaung/data");
  assert.equal(config.nodeType, "all");
  assert.equal(config.logLevel, "info");
  assert.equal(config.databaseUrl, undefined);
  assert.equal(readConfig({ PORT: "0" }).port, 0);
});

test("cookies are secure over https and on this machine, but cannot be over plain http", () => {
  for (const url of [
    "https://gaung.example",
    "http://localhost:3000",
    "http://a.localhost",
    "http://127.0.0.1",
    "http://[::1]:80",
  ])
    assert.equal(readConfig({ BASE_URL: url }).secureCookies, true, url);
  for (const url of ["http://gaung.example", "http://192.168.1.5", "http://localhost.evil.example"])
    assert.equal(readConfig({ BASE_URL: url }).secureCookies, false, url);
});

test("only the proxies named are trusted", () => {
  const { trustedProxies } = readConfig({ TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8,2001:db8::/32" });
  assert.ok(trustedProxies.check("127.0.0.1"));
  assert.ok(trustedProxies.check("10.9.8.7"));
  assert.ok(trustedProxies.check("::ffff:10.9.8.7", "ipv6"));
  assert.ok(trustedProxies.check("2001:db8::1", "ipv6"));
  assert.ok(!trustedProxies.check("127.0.0.2"));
  assert.ok(!readConfig({}).trustedProxies.check("127.0.0.1"));
});

test("a DATA_DIR that is a file, or lies under one, is refused with its name", async () => {
  const file = join(folder, "a-file");
  await writeFile(file, "");
  for (const path of [file, join(file, "below"), "/proc/gaung"])
    await assert.rejects(prepareDataFolder(path), (error) => isOneSentenceAbout("DATA_DIR", error));
});

test("a DATA_DIR this user may not write is refused with its name", async () => {
  const closed = join(folder, "closed");
  await mkdir(closed);
  await chmod(closed, 0o555);
  await chmod(folder, 0o755);
  const code = `import { prepareDataFolder } from ${JSON.stringify(new URL("data-folder.ts", import.meta.url).href)};
    if (process.getuid?.() === 0) { process.setgid(65534); process.setuid(65534); }
    await prepareDataFolder(process.argv[1]).catch((error) => console.log(error.message));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", code, closed], {
    cwd: "/",
    encoding: "utf8",
    env: {},
  });
  assert.match(stdout, /^DATA_DIR \(.*closed\) may not be written by the user Gaung runs as.*\.\n$/);
});

test("the secret key is made once, readable by its owner alone, and the same for all who start together", async () => {
  const dataDir = join(folder, "keys");
  await prepareDataFolder(dataDir);
  const keys = await Promise.all(Array.from({ length: 8 }, () => keepSecretKey({ dataDir, secretKey: undefined })));
  assert.equal(new Set(keys).size, 1);
  assert.ok((keys[0] ?? "").length >= 32);
  assert.deepEqual(await readdir(dataDir), ["secret.key"]);
  assert.equal((await stat(join(dataDir, "secret.key"))).mode & 0o777, 0o600);
  assert.equal((await readFile(join(dataDir, "secret.key"), "utf8")).trim(), keys[0]);
  assert.equal(await keepSecretKey({ dataDir, secretKey: "k".repeat(32) }), "k".repeat(32));
});

test("a secret key that was cut short is not replaced behind the administrator's back", async () => {
  await writeFile(join(folder, "secret.key"), "");
  await assert.rejects(keepSecretKey({ dataDir: folder, secretKey: undefined }), (error) =>
    isOneSentenceAbout("SECRET_KEY", error),
  );
});
