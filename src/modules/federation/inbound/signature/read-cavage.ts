import { checkDigest } from "./digest.ts";
import { BadSignature, fromBase64, type Signature, type SignedRequest } from "./signed.ts";

const parameter = /^\s*([A-Za-z]+)=(?:"([^"]*)"|(\d{1,15}))\s*$/;
const algorithms: Readonly<Record<string, readonly ("rsa" | "ed25519")[]>> = {
  "": ["rsa", "ed25519"],
  hs2019: ["rsa", "ed25519"],
  "rsa-sha256": ["rsa"],
  ed25519: ["ed25519"],
};
/** What must be signed; when it was made besides. */
const needed = ["(request-target)", "host", "digest"];

/**
 * Reads a signature of draft-cavage-http-signatures-12, which most servers send. The request's line, our name, the body and the
 * hour must be covered, each once. @throws BadSignature
 */
export function readCavage(request: SignedRequest): Signature {
  const given = parametersOf(request.headers.get("Signature") ?? "");
  const names = (given.get("headers") ?? "").toLowerCase().split(" ");
  const keyUri = given.get("keyId");
  const kinds = algorithms[(given.get("algorithm") ?? "").toLowerCase()];
  if (!keyUri || !kinds || new Set(names).size < names.length) throw new BadSignature("a signature that is none");
  const hasBody = request.method === "POST";
  if (needed.some((name) => !names.includes(name) && (hasBody || name !== "digest")))
    throw new BadSignature("not all of it is signed");
  const made = names.includes("(created)") ? 1000 * Number(given.get("created")) : dateOf(request, names);
  const ends = given.has("expires") ? 1000 * Number(given.get("expires")) : undefined;
  if (hasBody) checkDigest(request.headers.get("Digest"), request.body, false);
  const base = names.map((name) => `${name}: ${valueOf(request, given, name)}`).join("\n");
  return { keyUri, kinds, base, sign: fromBase64(given.get("signature") ?? ""), made, ends };
}

function parametersOf(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (header.length > 8000) throw new BadSignature("a long signature");
  for (const part of header.split(",")) {
    const [, name = "", quoted, bare] = parameter.exec(part) ?? [];
    const value = quoted ?? bare;
    if (value === undefined || found.has(name)) throw new BadSignature("a signature that is none");
    found.set(name, value);
  }
  return found;
}

function dateOf({ headers }: SignedRequest, names: readonly string[]): number {
  if (!names.includes("date")) throw new BadSignature("no hour is signed");
  return Date.parse(headers.get("Date") ?? "");
}

function valueOf(
  { method, target, origin, headers }: SignedRequest,
  given: ReadonlyMap<string, string>,
  name: string,
): string {
  if (name === "(request-target)") return `${method.toLowerCase()} ${target}`;
  if (name === "host") return new URL(origin).host;
  const value = name === "(created)" || name === "(expires)" ? given.get(name.slice(1, -1)) : headers.get(name);
  if (value === undefined || value === null || !/^[\w-]+$/.test(name.replace(/^\((.*)\)$/, "$1")))
    throw new BadSignature("what was signed is not there");
  return value;
}
