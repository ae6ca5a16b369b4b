import { BlockList, isIP } from "node:net";
import { resolve } from "node:path";

export const nodeTypes = ["all", "web", "worker"] as const;
const onOff = ["on", "off"] as const;
export const logLevels = ["debug", "info", "warn", "error"] as const;

/** What the administrator decided, checked; plain data that never changes while Gaung runs. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly baseUrl: URL;
  /** Whether cookies carry `Secure`: over https, and on this very machine, which browsers trust without it. */
  readonly secureCookies: boolean;
  /** Absolute path. */
  readonly dataDir: string;
  /** Bytes of the disk that are kept free: below them people can only read. 0: never. */
  readonly diskReserve: number;
  /** Absent: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly nodeType: (typeof nodeTypes)[number];
  readonly smtpUrl: string | undefined;
  /** A bucket for pictures, with its key and secret; absent: a folder in `dataDir`. */
  readonly s3Url: URL | undefined;
  /** The address mail comes from. */
  readonly mailFrom: string;
  /** Absent: `keepSecretKey` makes one and keeps it in `dataDir`. */
  readonly secretKey: string | undefined;
  readonly trustedProxies: BlockList;
  /** Other servers on this machine or network, as host:port, that are talked with over plain http: for trying things out. */
  readonly testPeers: readonly string[];
  /** Whether other servers read people and posts only when they say who they are. */
  readonly signedFetch: boolean;
  readonly logLevel: (typeof logLevels)[number];
};

/** Something only the administrator can mend. The message is one sentence for a terminal, without secrets. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * Reads the configuration from environment variables; an empty variable counts as absent.
 * @throws ConfigError naming the first wrong variable and the mend.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, workingFolder = process.cwd()): Config {
  const given = (name: string) => env[name]?.trim() || undefined;
  const port = toPort(given("PORT") ?? "3000");
  const baseUrl = toBaseUrl(given("BASE_URL") ?? `http://localhost:${port}`);
  const databaseUrl = toDatabaseUrl(given("DATABASE_URL"));
  const nodeType = oneOf("NODE_TYPE", nodeTypes, given("NODE_TYPE") ?? "all");
  if (nodeType !== "all" && !databaseUrl)
    throw new ConfigError(
      `NODE_TYPE=${nodeType} needs DATABASE_URL, since the embedded database belongs to one process: set DATABASE_URL to a PostgreSQL server, or use NODE_TYPE=all.`,
    );
  return {
    port,
    host: toHost(given("HOST") ?? "127.0.0.1"),
    baseUrl,
    secureCookies: baseUrl.protocol === "https:" || isThisMachine(baseUrl.hostname),
    dataDir: toFolder(given("DATA_DIR") ?? "./data", workingFolder),
    diskReserve: toMegabytes(given("DISK_RESERVE_MB") ?? "512") * 1024 * 1024,
    databaseUrl,
    nodeType,
    smtpUrl: toSmtpUrl(given("SMTP_URL")),
    mailFrom: toMailFrom(given("MAIL_FROM") ?? `gaung@${baseUrl.hostname}`),
    s3Url: toS3Url(given("S3_URL")),
    secretKey: toSecretKey(given("SECRET_KEY")),
    trustedProxies: toBlockList(given("TRUSTED_PROXIES") ?? ""),
    testPeers: toTestPeers(given("TEST_PEERS"), baseUrl),
    signedFetch: oneOf("SIGNED_FETCH", onOff, given("SIGNED_FETCH")?.toLowerCase() ?? "off") === "on",
    logLevel: oneOf("LOG_LEVEL", logLevels, given("LOG_LEVEL") ?? "info"),
  };
}

function toPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new ConfigError(`PORT is ${JSON.stringify(text)}: give a whole number from 1 to 65535, such as PORT=3000.`);
  return port;
}

function toHost(text: string): string {
  const looksLikeName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) && !/^[\d.]+$/.test(text);
  if (!isIP(text) && !looksLikeName)
    throw new ConfigError(
      `HOST is ${JSON.stringify(text)}: give the address to listen on without scheme, brackets or port, such as HOST=127.0.0.1 or HOST=0.0.0.0.`,
    );
  return text;
}

function toBaseUrl(text: string): URL {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (!url)
    throw new ConfigError(
      `BASE_URL is not an address people can visit: give it whole, such as BASE_URL=https://gaung.example.`,
    );
  if (url.username || url.password)
    throw new ConfigError(
      `BASE_URL holds a user name or password: leave those out, such as BASE_URL=${url.protocol}//${url.host}.`,
    );
  if (url.pathname !== "/" || url.search || url.hash)
    throw new ConfigError(
      `BASE_URL may have no path, query or fragment, since Gaung needs a host of its own: use BASE_URL=${url.origin}.`,
    );
  return url;
}

/** Whether a host is this very machine, which nobody else reaches by that name. */
export function isThisMachine(hostname: string): boolean {
  return /^(.+\.)?localhost$/.test(hostname) || /^127(\.\d+){3}$/.test(hostname) || hostname === "[::1]";
}

function toFolder(text: string, workingFolder: string): string {
  if (/^~|^[a-z]+:\/\/|\0/i.test(text))
    throw new ConfigError(
      `DATA_DIR is ${JSON.stringify(text)}: give the path of a folder with nothing for a shell to replace, such as DATA_DIR=/srv/gaung.`,
    );
  return resolve(workingFolder, text);
}

function toMegabytes(text: string): number {
  if (!/^\d{1,7}$/.test(text))
    throw new ConfigError(
      `DISK_RESERVE_MB is ${JSON.stringify(text)}: give a whole number of megabytes, such as DISK_RESERVE_MB=512, or 0 for none.`,
    );
  return Number(text);
}

function toDatabaseUrl(text: string | undefined): string | undefined {
  if (text && !(/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)))
    throw new ConfigError(
      "DATABASE_URL is not the address of a PostgreSQL server: use DATABASE_URL=postgres://user:password@host:5432/database with special characters percent-encoded, or leave it out for the embedded database.",
    );
  return text;
}

function toSmtpUrl(text: string | undefined): string | undefined {
  if (text && !(/^smtps?:\/\//.test(text) && URL.parse(text)?.hostname))
    throw new ConfigError(
      "SMTP_URL is not the address of a mail server: use SMTP_URL=smtps://user:password@host:465 with special characters percent-encoded, or leave it out.",
    );
  return text;
}

function toS3Url(text: string | undefined): URL | undefined {
  if (!text) return undefined;
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (!url?.username || !url.password || !/^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/?$/.test(url.pathname) || url.hash)
    throw new ConfigError(
      "S3_URL is not the address of a bucket: use S3_URL=https://key:secret@host/bucket?region=name with special characters percent-encoded, or leave it out.",
    );
  return url;
}

function toMailFrom(text: string): string {
  if (!/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9[]([a-z0-9.:-]{0,180}[a-z0-9\]])?$/i.test(text))
    throw new ConfigError(
      `MAIL_FROM is ${JSON.stringify(text)}: give one plain mail address, such as MAIL_FROM=gaung@gaung.example.`,
    );
  return text;
}

function toSecretKey(text: string | undefined): string | undefined {
  if (text && text.length < 32)
    throw new ConfigError(
      `SECRET_KEY has ${text.length} characters and needs at least 32: use the output of "openssl rand -hex 32", or leave it out and Gaung makes one.`,
    );
  return text;
}

function toBlockList(text: string): BlockList {
  const list = new BlockList();
  for (const item of text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [, address = "", prefix] = /^([\da-f:.]+)(?:\/(\d{1,3}))?$/i.exec(item) ?? [];
    const version = isIP(address);
    const bits = version === 4 ? 32 : 128;
    if (!version || Number(prefix ?? bits) > bits)
      throw new ConfigError(
        `TRUSTED_PROXIES holds ${JSON.stringify(item)}: list IP addresses or networks parted by commas, such as TRUSTED_PROXIES=127.0.0.1,10.0.0.0/8.`,
      );
    list.addSubnet(address, Number(prefix ?? bits), version === 4 ? "ipv4" : "ipv6");
  }
  return list;
}

function toTestPeers(text: string | undefined, baseUrl: URL): readonly string[] {
  const peers = (text ?? "").split(",").flatMap((part) => part.trim().toLowerCase() || []);
  const wrong = peers.find((peer) => !/^[a-z0-9.-]+:\d{1,5}$/.test(peer));
  if (wrong)
    throw new ConfigError(
      `TEST_PEERS holds ${JSON.stringify(wrong)}: list other servers as host:port parted by commas, such as TEST_PEERS=127.0.0.1:8001, or leave it out.`,
    );
  if (peers.length > 0 && !isForTests(baseUrl))
    throw new ConfigError(
      "TEST_PEERS lets others in who are nobody's public server, and BASE_URL is a public address: leave TEST_PEERS out, or use a BASE_URL of this machine.",
    );
  return peers;
}

/** Whether a community is only for trying things out: over http on this machine, or under a name nobody on the internet can have (RFC 2606). */
export function isForTests({ protocol, hostname }: URL): boolean {
  return (protocol === "http:" && isThisMachine(hostname)) || /^([a-z0-9-]+\.)+test$/.test(hostname);
}

function oneOf<Choice extends string>(name: string, choices: readonly Choice[], text: string): Choice {
  const choice = choices.find((each) => each === text);
  if (!choice) throw new ConfigError(`${name} is ${JSON.stringify(text)}: choose one of ${choices.join(", ")}.`);
  return choice;
}
