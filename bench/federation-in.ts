import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { importSpki } from "@fedify/fedify";
import { verifyRequest } from "@fedify/fedify/sig";
import { CryptographicKey } from "@fedify/fedify/vocab";
import type pg from "pg";
import type { Bench } from "./bench.ts";
import { type Figure, figure } from "./figure.ts";

const PEOPLE = 100;
const ACTIVITIES = 4000;
const AT_ONCE = 16;
const BUSY_MS = 25;
const HOST = "jauh.test";
const PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

type Signed = { readonly headers: Record<string, string>; readonly body: string };

/** Signed Creates through the shared inbox, from the first request until the last of them is a post; and what checking their signatures alone allows. */
export async function measureFederationIn({ pool, server, readers }: Bench): Promise<Figure[]> {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  await plant(pool, pair.publicKey, readers[0]?.id ?? "0");
  const { host } = new URL(server.origin);
  const requests = Array.from({ length: ACTIVITIES }, (_, at) => makeRequest(at, host, pair.privateKey));
  const bare = await measureBare(requests.slice(0, 1000), server.origin, pair.publicKey);
  const begun = performance.now();
  const waiting = [...requests];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      while (!(await isTaken(server.origin, next))) await sleep(BUSY_MS);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const answered = (performance.now() - begun) / 1000;
  for (let posts = 0; posts < ACTIVITIES; ) {
    await sleep(20);
    const { rows } = await pool.query<{ count: number }>(
      "select count(*)::int from inbox_activities where done_at is not null and uri like $1",
      [`https://${HOST}/%`],
    );
    posts = rows[0]?.count ?? 0;
  }
  const seconds = (performance.now() - begun) / 1000;
  const rate = ACTIVITIES / seconds;
  return [
    figure("inbox: signed Creates from the request until they are posts", rate, "/s", { atLeast: 400 }),
    figure("inbox: signed Creates answered", ACTIVITIES / answered, "/s"),
    figure("inbox: bare signature verification by Fedify", bare, "/s"),
    figure("inbox: Creates / bare verification", (100 * rate) / bare, "%", { atLeast: 50 }),
  ];
}

/** Whether the inbox took it; a server that is asked to come back comes back. */
async function isTaken(origin: string, { headers, body }: Signed): Promise<boolean> {
  const answer = await fetch(`${origin}/inbox`, { method: "POST", headers, body });
  await answer.arrayBuffer();
  if (answer.status !== 202 && answer.status !== 503) throw new Error(`The inbox answered ${answer.status}`);
  return answer.status === 202;
}

/** People elsewhere whose keys are known, as after a first contact; one member follows them. */
async function plant(pool: pg.Pool, key: KeyObject, reader: string): Promise<void> {
  await pool.query(
    `with made as (insert into accounts (handle, name, status, created_at)
        select 'jauh' || at || '@${HOST}', 'Jauh ' || at, 'remote', now() - interval '30 days' from generate_series(1, $1::int) as at returning id, handle),
      actors as (insert into remote_actors (account_id, uri, kind, inbox, followers)
        select id, 'https://${HOST}/users/' || split_part(handle, '@', 1), 'Person', 'https://${HOST}/inbox', 'https://${HOST}/users/' || split_part(handle, '@', 1) || '/followers' from made),
      follow as (insert into follows (follower_id, followee_id, state) select $3, id, 'accepted' from made)
    insert into remote_keys (uri, account_id, kind, public_key)
      select 'https://${HOST}/users/' || split_part(handle, '@', 1) || '#main-key', id, 'rsa', $2 from made`,
    [PEOPLE, key.export({ type: "spki", format: "der" }), reader],
  );
}

function makeRequest(at: number, host: string, key: KeyObject): Signed {
  const actor = `https://${HOST}/users/jauh${(at % PEOPLE) + 1}`;
  const object = {
    id: `${actor}/notes/${at}`,
    type: "Note",
    attributedTo: actor,
    content: `<p>Kabar ke-${at} dari jauh: <a href="https://kabar.example/${at}">baca di sini</a>, dan salam untuk semua warga.</p>`,
    published: new Date().toISOString(),
    to: [PUBLIC],
    cc: [`${actor}/followers`],
    tag: [{ type: "Hashtag", name: "#kabar", href: `https://${HOST}/tags/kabar` }],
  };
  const activity = {
    "@context": "https://www.w3.org/ns/activitystreams",
    id: `${actor}/notes/${at}/activity`,
    type: "Create",
    actor,
    to: object.to,
    cc: object.cc,
    object,
  };
  const body = JSON.stringify(activity);
  const date = new Date().toUTCString();
  const digest = `SHA-256=${createHash("sha256").update(body).digest("base64")}`;
  const base = `(request-target): post /inbox\nhost: ${host}\ndate: ${date}\ndigest: ${digest}`;
  const signature = sign("sha256", Buffer.from(base), key).toString("base64");
  const said = `keyId="${actor}#main-key",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="${signature}"`;
  return { body, headers: { date, digest, signature: said, "content-type": "application/activity+json" } };
}

/** The library's own verification with its key at hand, one after the other: what an inbox that does nothing else could reach. */
async function measureBare(requests: readonly Signed[], origin: string, key: KeyObject): Promise<number> {
  const publicKey = await importSpki(
    String(createPublicKey(key.export({ type: "spki", format: "pem" })).export({ type: "spki", format: "pem" })),
  );
  const begun = performance.now();
  for (const { headers, body } of requests) {
    const id = new URL(/keyId="([^"]*)"/.exec(headers["signature"] ?? "")?.[1] ?? "");
    const known = new CryptographicKey({ id, owner: new URL(id.href.replace(/#.*/, "")), publicKey });
    const request = new Request(`${origin}/inbox`, {
      method: "POST",
      headers: { ...headers, host: new URL(origin).host },
      body,
    });
    const verified = await verifyRequest(request, {
      documentLoader: () => Promise.reject(new Error("nobody is asked")),
      contextLoader: () => Promise.reject(new Error("nobody is asked")),
      keyCache: { get: async () => known, set: async () => {} },
    });
    if (!verified) throw new Error("The library did not verify a request");
  }
  return (1000 * requests.length) / (performance.now() - begun);
}
