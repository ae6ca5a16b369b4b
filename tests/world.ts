import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { Logger, runOnce } from "graphile-worker";
import pg from "pg";
import { type Account, startSession } from "#modules/accounts";
import { type Draft, type Post, publishPost } from "#modules/posts";
import { type Assets, loadAssets } from "#platform/assets";
import { readConfig } from "#platform/config";
import type { Context } from "#platform/context";
import { openDatabase, openPool } from "#platform/database";
import { makeHear } from "#platform/hear";
import { makeLog } from "#platform/log";
import { openStorage, type Storage } from "#platform/storage/storage";
import { makeThreads } from "#platform/threads";
import { listeners, makeApp, tasks } from "../src/app.ts";

const root = join(import.meta.dirname, "..");
export const BASE_URL = "http://localhost:3000";
export const SECRET_KEY = "a secret key for tests, long enough";
export const PASSPHRASE = "sawah kopi sore hujan";

/** A community of its own for one test file: an empty migrated database, the whole app, and no network. */
export type World = {
  readonly ctx: Context;
  readonly pool: pg.Pool;
  readonly app: ReturnType<typeof makeApp>;
  readonly assets: Assets;
  /** What the app logged, line by line. */
  readonly logged: string[];
  /** Makes a member who never signed in; `Person` acts for them. */
  readonly person: (handle: string, change?: Partial<Account>) => Promise<Person>;
  /** Makes somebody who lives at another server: "budi@desa.test". They have no browser here. */
  readonly remote: (handle: string, change?: Partial<Account>) => Promise<Account>;
  /** A browser of nobody in particular. */
  readonly guest: () => Browser;
  /** Does all queued tasks, as the worker would. */
  readonly settle: () => Promise<void>;
  /** Publishes as someone, without a browser. */
  readonly says: (author: Person, text: string, draft?: Partial<Draft>, parent?: Post) => Promise<Post>;
};

export async function makeWorld(
  options: {
    readonly env?: Record<string, string>;
    readonly signUp?: "open" | "approval" | "invite";
    readonly founded?: boolean;
    /** Stands between the app and its files. */
    readonly storage?: (real: Storage) => Storage;
  } = {},
): Promise<World> {
  const url = process.env["TEST_DATABASE_URL"];
  if (!url) throw new Error("Tests need TEST_DATABASE_URL; run them with npm test, which starts a database.");
  const name = `world_${randomBytes(6).toString("hex")}`;
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  await server.query(`create database ${name} template gaung_template`);
  await server.end();
  const connection = { connectionString: url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`) };
  const pool = openPool(connection, 10, () => {});
  const logged: string[] = [];
  const threads = makeThreads();
  const config = readConfig({ BASE_URL, DATA_DIR: join(tmpdir(), name), LOG_LEVEL: "debug", ...options.env });
  const ctx: Context = {
    db: openDatabase(pool),
    config: { ...config, secretKey: SECRET_KEY },
    log: makeLog("debug", (line) => logged.push(line)),
    storage: (options.storage ?? ((real) => real))(openStorage(config)),
    now: () => new Date(),
    listeners,
    threads,
    hear: makeHear(
      connection,
      makeLog("error", () => {}),
    ),
  };
  if (options.founded !== false) {
    await ctx.db
      .insertInto("community")
      .values({ name: "Sukamaju", sign_up: options.signUp ?? "open" })
      .execute();
  }
  const assets = await loadAssets(root);
  const app = makeApp(ctx, assets);
  after(async () => {
    await threads.stop();
    await pool.end();
    const cleaner = new pg.Client({ connectionString: url });
    await cleaner.connect();
    await cleaner.query(`drop database if exists ${name} with (force)`);
    await cleaner.end();
    await rm(config.dataDir, { recursive: true, force: true });
  });
  const settle = async () => {
    const taskList = Object.fromEntries(
      Object.entries(tasks).map(([task, run]) => [task, (payload: unknown) => run(ctx, payload)]),
    );
    await runOnce({ pgPool: pool, taskList, noHandleSignals: true, logger: new Logger(() => () => {}) });
  };
  const person = async (handle: string, change: Partial<Account> = {}) => {
    const { rows } = await pool.query(
      "insert into accounts (handle, name, created_at) values ($1, $2, now() - interval '30 days') returning *",
      [handle, handle[0]?.toUpperCase() + handle.slice(1)],
    );
    const secret = randomBytes(32).toString("base64url");
    const account =
      Object.keys(change).length > 0
        ? await ctx.db
            .updateTable("accounts")
            .set(change as never)
            .where("id", "=", rows[0].id)
            .returningAll()
            .executeTakeFirstOrThrow()
        : (rows[0] as Account);
    // Nobody signs in as a group or an organisation.
    if (account.kind === "person") await startSession(ctx, account, secret, "test");
    const browser = new Browser(
      app,
      { [config.secureCookies ? "__Host-session" : "session"]: secret },
      config.baseUrl.origin,
    );
    return Object.assign(browser, { account });
  };
  const remote: World["remote"] = async (handle, change = {}) => {
    const [name = "", host = ""] = handle.split("@");
    const account = await ctx.db
      .insertInto("accounts")
      .values({
        handle,
        name,
        status: "remote",
        created_at: new Date(Date.now() - 30 * 86_400_000),
        ...change,
      } as never)
      .returningAll()
      .executeTakeFirstOrThrow();
    const uri = `https://${host}/users/${name}`;
    await ctx.db
      .insertInto("remote_actors")
      .values({
        account_id: account.id,
        uri,
        kind: "Person",
        inbox: `${uri}/inbox`,
        shared_inbox: `https://${host}/inbox`,
      })
      .execute();
    return account;
  };
  const says: World["says"] = (author, text, draft = {}, parent) =>
    publishPost(
      ctx,
      author.account,
      { text, warning: "", language: "id", audience: "public", reply_policy: "everyone", ...draft },
      parent,
    );
  return {
    ctx,
    pool,
    app,
    assets,
    logged,
    person,
    remote,
    guest: () => new Browser(app, {}, config.baseUrl.origin),
    settle,
    says,
  };
}

export type Person = Browser & { readonly account: Account };

/** A browser without scripts: keeps cookies, sends Origin and Referer, follows nothing by itself. */
export class Browser {
  readonly cookies: Map<string, string>;
  readonly #app: World["app"];
  readonly #origin: string;
  #address = "127.0.0.1";

  constructor(app: World["app"], cookies: Record<string, string> = {}, origin = BASE_URL) {
    this.#app = app;
    this.#origin = origin;
    this.cookies = new Map(Object.entries(cookies));
  }

  /** The address requests come from, for limits. */
  from(address: string): this {
    this.#address = address;
    return this;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { method: "GET", headers });
  }

  /** Sends a form. A key is made unless the fields hold one. */
  async post(
    path: string,
    fields: Record<string, string> | URLSearchParams = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const body = new URLSearchParams(fields);
    if (!body.has("key")) body.set("key", randomBytes(12).toString("hex"));
    return this.send(path, {
      method: "POST",
      body,
      headers: { Origin: this.#origin, Referer: `${this.#origin}/`, ...headers },
    });
  }

  /** Sends a form with files, as a browser does. */
  async sendFiles(path: string, fields: Record<string, string>, files: readonly File[] = [], name = "pictures") {
    const body = new FormData();
    for (const [field, value] of Object.entries({ key: randomBytes(12).toString("hex"), ...fields }))
      body.append(field, value);
    for (const file of files) body.append(name, file);
    return this.send(path, { method: "POST", body, headers: { Origin: this.#origin, Referer: `${this.#origin}/` } });
  }

  async send(
    path: string,
    request: { method: string; body?: URLSearchParams | FormData | string; headers?: Record<string, string> },
  ): Promise<Answer> {
    const headers = new Headers({ "Accept-Language": "id", ...request.headers });
    if (this.cookies.size > 0)
      headers.set("Cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const env = { incoming: { socket: { remoteAddress: this.#address } } };
    const response = await this.#app.request(path, { ...request, headers }, env);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = "", ...rest] = cookie.split("; ");
      const at = pair.indexOf("=");
      if (rest.includes("Max-Age=0")) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return {
      status: response.status,
      headers: response.headers,
      ...(await bodyOf(response)),
      location: response.headers.get("Location") ?? "",
    };
  }
}

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Buffer;
  readonly location: string;
};

async function bodyOf(response: Response): Promise<Pick<Answer, "text" | "bytes">> {
  const bytes = Buffer.from(await response.arrayBuffer());
  return { bytes, text: bytes.toString() };
}
