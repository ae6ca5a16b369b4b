import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";
import { Logger, runOnce } from "graphile-worker";
import type { Context } from "#platform/context";
import { makeApp, tasks } from "../src/app.ts";
import type { World } from "./world.ts";

/** Other servers on this machine, as one community sees them: every name of theirs leads to one listener of the loopback. */
export type Servers = {
  readonly ctx: Context;
  readonly app: ReturnType<typeof makeApp>;
  /** Does all queued tasks, with these servers in sight. */
  readonly settle: () => Promise<void>;
  readonly server: (name: string) => Server;
  /** What they were asked, and by whom. */
  readonly asked: { readonly host: string; readonly path: string; readonly method: string }[];
  /** Posts a request as it is to our inbox. */
  readonly post: (
    headers: Headers | Record<string, string>,
    body: string,
    path?: string,
    from?: string,
  ) => Promise<Response>;
};

type Page = (request: IncomingMessage, response: ServerResponse) => void;

/** One of them, with real keys. */
export type Server = {
  /** `evil.test:40123` */
  readonly host: string;
  readonly origin: string;
  readonly pages: Map<string, Page>;
  /** Shows a document under its id, or under another path. */
  readonly shows: (document: Record<string, unknown>, path?: string, type?: string) => string;
  readonly person: (name: string, change?: Record<string, unknown>) => Peer;
};

/** Somebody there, who can sign. */
export type Peer = {
  readonly uri: string;
  readonly keyId: string;
  readonly handle: string;
  readonly followers: string;
  readonly document: Record<string, unknown>;
  readonly privateKey: KeyObject;
  readonly proofKey: KeyObject;
  readonly proofKeyId: string;
  /** Sends an activity of theirs to our inbox, signed; gives the status of the answer. */
  readonly sends: (
    activity: Record<string, unknown>,
    options?: SignOptions & { readonly path?: string },
  ) => Promise<number>;
  /** An activity of theirs, with a new id. */
  readonly does: (type: string, object: unknown, more?: Record<string, unknown>) => Record<string, unknown>;
  /** A note of theirs. */
  readonly note: (content: string, more?: Record<string, unknown>) => Record<string, unknown>;
};

export type SignOptions = {
  readonly keyId?: string;
  readonly key?: KeyObject;
  readonly date?: Date;
  readonly headers?: readonly string[];
};

export const PUBLIC = "https://www.w3.org/ns/activitystreams#Public";
export const CONTEXT = ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"];
const ACTIVITY = "application/activity+json";
const LOOPBACK = "127.0.0.2";
// Making RSA keys is slow, so people of tests share a few. Who signs is told by the key's name.
const pairs = Array.from({ length: 4 }, () => generateKeyPairSync("rsa", { modulusLength: 2048 }));
let made = 0;

export async function openServers(world: World): Promise<Servers> {
  const hosts = new Map<string, Map<string, Page>>();
  const asked: Servers["asked"] = [];
  const listener = createServer((request, response) => {
    const host = request.headers.host ?? "";
    asked.push({ host, path: request.url ?? "", method: request.method ?? "" });
    request.resume();
    const page = hosts.get(host)?.get(request.url ?? "");
    if (page) page(request, response);
    else response.writeHead(request.method === "POST" ? 202 : 404).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, LOOPBACK, resolve));
  const { port } = listener.address() as AddressInfo;
  after(() => {
    listener.closeAllConnections();
    listener.close();
  });
  const resolve = async () => [{ address: LOOPBACK, family: 4 }];
  const ctx: Context = { ...world.ctx, outside: { resolve, allowed: [LOOPBACK], ports: [port] } };
  const app = makeApp(ctx, world.assets);
  const post: Servers["post"] = async (headers, body, path = "/inbox", from = "127.0.0.1") =>
    app.request(path, { method: "POST", headers, body }, { incoming: { socket: { remoteAddress: from } } } as never);
  const settle = async () => {
    const taskList = Object.fromEntries(
      Object.entries(tasks).map(([task, run]) => [task, (payload: unknown) => run(ctx, payload)]),
    );
    await runOnce({ pgPool: world.pool, taskList, noHandleSignals: true, logger: new Logger(() => () => {}) });
  };
  const server: Servers["server"] = (name) => {
    const host = `${name}:${port}`;
    const origin = `http://${host}`;
    const pages = hosts.get(host) ?? new Map<string, Page>();
    hosts.set(host, pages);
    const shows: Server["shows"] = (document, path, type = ACTIVITY) => {
      const at = path ?? new URL(String(document["id"])).pathname;
      pages.set(at, answer(document, type));
      return `${origin}${at}`;
    };
    const one: Server = { host, origin, pages, shows, person: (who, change) => personAt(one, post, who, change) };
    return one;
  };
  return { ctx, app, settle, server, asked, post };
}

/** Answers with JSON of a kind. */
export const answer =
  (document: unknown, type = ACTIVITY, status = 200): Page =>
  (_, response) =>
    void response.writeHead(status, type ? { "content-type": type } : {}).end(JSON.stringify(document));

function personAt(server: Server, post: Servers["post"], name: string, change: Record<string, unknown> = {}): Peer {
  const uri = `${server.origin}/users/${name}`;
  const keyId = `${uri}#main-key`;
  const proofKeyId = `${uri}#ed25519-key`;
  const pair = pairs[made++ % pairs.length];
  const proof = generateKeyPairSync("ed25519");
  if (!pair) throw new Error("no keys");
  const raw = proof.publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const document = {
    "@context": CONTEXT,
    id: uri,
    type: "Person",
    preferredUsername: name,
    name,
    inbox: `${uri}/inbox`,
    outbox: `${uri}/outbox`,
    followers: `${uri}/followers`,
    featured: `${uri}/featured`,
    endpoints: { sharedInbox: `${server.origin}/inbox` },
    publicKey: { id: keyId, owner: uri, publicKeyPem: pair.publicKey.export({ type: "spki", format: "pem" }) },
    assertionMethod: [
      {
        id: proofKeyId,
        type: "Multikey",
        controller: uri,
        publicKeyMultibase: `z${toBase58(Buffer.concat([Buffer.from([0xed, 0x01]), raw]))}`,
      },
    ],
    ...change,
  };
  server.shows(document);
  const handle = `${name}@${server.host}`;
  const links = [{ rel: "self", type: ACTIVITY, href: uri }];
  server.pages.set(
    `/.well-known/webfinger?resource=${encodeURIComponent(`acct:${handle}`)}`,
    answer({ subject: `acct:${handle}`, links }, "application/jrd+json"),
  );
  const next = () => `${uri}/${++made}`;
  const sends: Peer["sends"] = async (activity, { path = "/inbox", ...options } = {}) => {
    const body = JSON.stringify(activity);
    return (await post(signed(body, path, { keyId, key: pair.privateKey, ...options }), body, path)).status;
  };
  const followers = `${uri}/followers`;
  const note: Peer["note"] = (content, more = {}) => ({
    id: next(),
    type: "Note",
    attributedTo: uri,
    content,
    published: new Date().toISOString(),
    to: [PUBLIC],
    cc: [followers],
    ...more,
  });
  const does: Peer["does"] = (type, object, more = {}) => ({
    "@context": CONTEXT,
    id: next(),
    type,
    actor: uri,
    object,
    ...more,
  });
  return {
    uri,
    keyId,
    handle,
    followers,
    document,
    privateKey: pair.privateKey,
    proofKey: proof.privateKey,
    proofKeyId,
    sends,
    does,
    note,
  };
}

/** The headers of a signed request (draft-cavage-http-signatures-12). */
export function signed(
  body: string,
  path: string,
  { keyId, key, date = new Date(), headers = ["(request-target)", "host", "date", "digest"] }: SignOptions,
): Record<string, string> {
  const given: Record<string, string> = {
    host: "localhost:3000",
    date: date.toUTCString(),
    digest: `SHA-256=${createHash("sha256").update(body).digest("base64")}`,
    "content-type": ACTIVITY,
  };
  const values: Record<string, string> = { ...given, "(request-target)": `post ${path}` };
  const base = headers.map((name) => `${name}: ${values[name] ?? ""}`).join("\n");
  if (!key) throw new Error("no key");
  const signature = sign(key.asymmetricKeyType === "ed25519" ? null : "sha256", Buffer.from(base), key).toString(
    "base64",
  );
  return {
    ...given,
    signature: `keyId="${keyId}",algorithm="rsa-sha256",headers="${headers.join(" ")}",signature="${signature}"`,
  };
}

const digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

export function toBase58(bytes: Buffer): string {
  let value = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  for (; value > 0n; value /= 58n) text = `${digits[Number(value % 58n)]}${text}`;
  return text;
}
