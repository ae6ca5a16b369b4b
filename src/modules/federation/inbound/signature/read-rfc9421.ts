import { checkDigest } from "./digest.ts";
import { BadSignature, fromBase64, type Signature, type SignedRequest } from "./signed.ts";

/** What must be signed. */
const needed = ["@method", "@target-uri", "content-digest"];
const algorithms: Readonly<Record<string, readonly ("rsa" | "ed25519")[]>> = {
  "": ["rsa", "ed25519"],
  "rsa-v1_5-sha256": ["rsa"],
  ed25519: ["ed25519"],
};
const input =
  /^([a-z*][a-z0-9_.*-]{0,60})=(\(((?:"[a-z0-9@_-]{1,60}"(?: (?="))?){1,30})\)((?:;[a-z]{1,20}=(?:"[^"\\]{0,2048}"|\d{1,15})){1,10}))$/;

/**
 * Reads a signature of RFC 9421: one, over the method, the whole address and the body, with the hour it was made.
 * @throws BadSignature
 */
export function readRfc9421(request: SignedRequest): Signature {
  const header = (request.headers.get("Signature-Input") ?? "").trim();
  const [, label = "", params = "", listed = "", rest = ""] = header.length < 8000 ? (input.exec(header) ?? []) : [];
  const names = [...listed.matchAll(/"([^"]*)"/g)].map(([, name = ""]) => name);
  const given = new Map(
    [...rest.matchAll(/;([a-z]+)=(?:"([^"]*)"|(\d+))/g)].map(([, name, quoted, bare]) => [name, quoted ?? bare ?? ""]),
  );
  const keyUri = given.get("keyid");
  const kinds = algorithms[given.get("alg") ?? ""];
  if (!label || !keyUri || !kinds || new Set(names).size < names.length)
    throw new BadSignature("a signature that is none");
  const hasBody = request.method === "POST";
  const lacks = needed.some((name) => !names.includes(name) && (hasBody || name !== "content-digest"));
  if (lacks || !given.has("created")) throw new BadSignature("not all of it is signed");
  const sign = new RegExp(`^${label.replace(/[.*]/g, "\\$&")}=:([A-Za-z0-9+/=]{1,2000}):$`).exec(
    (request.headers.get("Signature") ?? "").trim(),
  );
  if (!sign) throw new BadSignature("a signature that is none");
  if (hasBody) checkDigest(request.headers.get("Content-Digest"), request.body, true);
  return {
    keyUri,
    kinds,
    base: signatureBase(request, names, params),
    sign: fromBase64(sign[1] ?? ""),
    made: 1000 * Number(given.get("created")),
    ends: given.has("expires") ? 1000 * Number(given.get("expires")) : undefined,
  };
}

/** What is signed, line by line (RFC 9421, 2.5). `params` as its header has them. @throws BadSignature for what is not there */
export function signatureBase(request: SignedRequest, names: readonly string[], params: string): string {
  const lines = names.map((name) => `"${name}": ${valueOf(request, name)}`);
  return [...lines, `"@signature-params": ${params}`].join("\n");
}

function valueOf({ method, target, origin, headers }: SignedRequest, name: string): string {
  const { host, protocol } = new URL(origin);
  const [path = "", query] = target.split("?", 2);
  const derived: Readonly<Record<string, string>> = {
    "@method": method.toUpperCase(),
    "@target-uri": `${origin}${target}`,
    "@authority": host,
    "@scheme": protocol.slice(0, -1),
    "@request-target": target,
    "@path": path,
    "@query": `?${query ?? ""}`,
    host,
  };
  const value = derived[name] ?? (name.startsWith("@") ? null : headers.get(name));
  if (value === null) throw new BadSignature("what was signed is not there");
  return value.trim();
}
