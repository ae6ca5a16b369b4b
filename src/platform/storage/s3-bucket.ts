import { readFile } from "node:fs/promises";
import { AwsClient } from "aws4fetch";
import { checkName, type Storage, type Stored } from "./storage.ts";

/** A storage that says nothing for so long is away. */
const PATIENCE_MS = 15_000;
const PREFIX = "media/";

/**
 * Keeps files in a bucket of an S3-compatible server (AWS Signature Version 4), below `media/`. `url` holds the key, the
 * secret, the server and the bucket, and perhaps `?region=`. A PUT that was answered with 200 is kept by that server.
 */
export function openBucket(url: URL): Storage {
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: "s3",
    region: url.searchParams.get("region") ?? "us-east-1",
    retries: 2,
  });
  const bucket = `${url.origin}/${url.pathname.split("/")[1]}`;
  const ask = async (method: string, path: string, body?: Buffer<ArrayBuffer>): Promise<Response> => {
    const answer = await client.fetch(`${bucket}${path}`, {
      method,
      ...(body && { body }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok || answer.status === 404) return answer;
    await answer.arrayBuffer();
    // As a disk says it: full; as a database that is away says it: try again later.
    const code = answer.status === 507 ? "ENOSPC" : "ECONNRESET";
    throw Object.assign(new Error(`The storage at S3_URL answered ${method} with ${answer.status}`), { code });
  };
  const placeOf = (name: string) => `/${PREFIX}${checkName(name)}`;
  return {
    keep: async (name, path) => {
      const answer = await ask("PUT", placeOf(name), await readFile(path));
      await answer.arrayBuffer();
      if (!answer.ok) throw Object.assign(new Error("There is no such bucket at S3_URL"), { code: "ECONNRESET" });
    },
    read: async (name) => {
      const answer = await ask("GET", placeOf(name));
      const body = Buffer.from(await answer.arrayBuffer());
      return answer.ok ? body : undefined;
    },
    remove: async (name) => {
      await (await ask("DELETE", placeOf(name))).arrayBuffer();
    },
    list: () => listBucket(ask),
    isFull: async () => false,
  };
}

/** ListObjects, at most 1,000 names at a time, each page from the last name of the one before. */
async function* listBucket(ask: (method: string, path: string) => Promise<Response>): AsyncIterable<Stored> {
  let last = "";
  for (;;) {
    const path = `?prefix=${encodeURIComponent(PREFIX)}&marker=${encodeURIComponent(last)}`;
    const page = await (await ask("GET", path)).text();
    for (const [, entry = ""] of page.matchAll(/<Contents>([^]*?)<\/Contents>/g)) {
      last = /<Key>([^<]*)<\/Key>/.exec(entry)?.[1] ?? "";
      const keptAt = new Date(/<LastModified>([^<]*)<\/LastModified>/.exec(entry)?.[1] ?? 0);
      yield { name: last.slice(PREFIX.length), keptAt };
    }
    if (!last || !/<IsTruncated>true<\/IsTruncated>/.test(page)) return;
  }
}
