import { createHash, generateKeyPairSync, type KeyPairKeyObjectResult, randomBytes, sign } from "node:crypto";
import type { Browser } from "../world.ts";
import { writeCbor } from "./write-cbor.ts";

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest();
const text = (data: Uint8Array) => Buffer.from(data).toString("base64url");

/** What may be wrong with an answer. */
export type Fault = {
  readonly origin?: string;
  readonly rp?: string;
  readonly challenge?: string;
  readonly type?: string;
  /** Flags: 1 present, 4 verified, 64 with a new key. */
  readonly flags?: number;
  readonly count?: number;
  readonly crossOrigin?: boolean;
  readonly userHandle?: string;
  readonly format?: string;
  /** The statement that goes with the format: about the device, or signed by the passkey itself. */
  readonly statement?: "certificate" | "own" | "anothers";
  readonly after?: Buffer;
  readonly spoil?: "signature" | "data";
  readonly id?: string;
};

/** The kinds of keys, and the number each has in COSE. */
const kinds = {
  "P-256": { algorithm: -7, make: () => generateKeyPairSync("ec", { namedCurve: "P-256" }) },
  Ed25519: { algorithm: -8, make: () => generateKeyPairSync("ed25519") },
  RSA: { algorithm: -257, make: () => generateKeyPairSync("rsa", { modulusLength: 2048 }) },
  "weak RSA": { algorithm: -257, make: () => generateKeyPairSync("rsa", { modulusLength: 1024 }) },
  "P-384": { algorithm: -35, make: () => generateKeyPairSync("ec", { namedCurve: "P-384" }) },
} as const;
export type Kind = keyof typeof kinds;

/** A phone's store of one passkey, made of numbers: says what it is told to, right or wrong. */
export class Authenticator {
  readonly id = text(randomBytes(32));
  readonly #algorithm: number;
  readonly #keys: KeyPairKeyObjectResult;
  #user = "";
  count = 0;

  constructor(kind: Kind = "P-256") {
    this.#algorithm = kinds[kind].algorithm;
    this.#keys = kinds[kind].make();
  }

  /** Answers what a page asks a new passkey to sign. */
  create(options: string, fault: Fault = {}): string {
    const { challenge, rp, user } = JSON.parse(options) as {
      challenge: string;
      rp: { id: string };
      user: { id: string };
    };
    this.#user = user.id;
    const told = this.#told("webauthn.create", challenge, fault);
    const id = Buffer.from(this.id, "base64url");
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const authData = Buffer.concat([
      this.#data(rp.id, fault.flags ?? 0x45, fault),
      Buffer.alloc(16),
      length,
      id,
      this.#publicKey(),
      fault.after ?? Buffer.alloc(0),
    ]);
    const object = new Map<string, unknown>([
      ["fmt", fault.format ?? "none"],
      ["attStmt", this.#statement(Buffer.concat([authData, sha256(told)]), fault)],
      ["authData", authData],
    ]);
    const attestationObject = text(writeCbor(object));
    return this.#answer(fault, { clientDataJSON: text(told), attestationObject, transports: ["internal"] });
  }

  /** Signs what a page asks for. */
  get(options: string, fault: Fault = {}): string {
    const { challenge, rpId } = JSON.parse(options) as { challenge: string; rpId: string };
    this.count++;
    const told = this.#told("webauthn.get", challenge, fault);
    const data = this.#data(rpId, fault.flags ?? 0x05, fault);
    const signature = this.#sign(Buffer.concat([data, sha256(told)]));
    if (fault.spoil === "signature") signature[20] = (signature[20] ?? 0) ^ 1;
    if (fault.spoil === "data") data[36] = 99;
    return this.#answer(fault, {
      clientDataJSON: text(told),
      authenticatorData: text(data),
      signature: text(signature),
      userHandle: fault.userHandle ?? this.#user,
    });
  }

  #told(type: string, challenge: string, fault: Fault): Buffer {
    const { origin = "http://localhost:3000", crossOrigin = false } = fault;
    return Buffer.from(
      JSON.stringify({ type: fault.type ?? type, challenge: fault.challenge ?? challenge, origin, crossOrigin }),
    );
  }

  #data(rp: string, flags: number, fault: Fault): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(fault.count ?? this.count);
    return Buffer.concat([sha256(fault.rp ?? rp), Buffer.from([flags]), count]);
  }

  #sign(data: Buffer): Buffer {
    return sign(this.#algorithm === -8 ? null : "sha256", data, this.#keys.privateKey);
  }

  #statement(data: Buffer, { format, statement = format ? "certificate" : undefined }: Fault): Map<string, unknown> {
    if (!statement) return new Map();
    if (statement === "certificate") return new Map([["x5c", [Buffer.alloc(8)]]]);
    const sig = statement === "own" ? this.#sign(data) : new Authenticator().#sign(data);
    return new Map<string, unknown>([
      ["alg", this.#algorithm],
      ["sig", sig],
    ]);
  }

  #publicKey(): Buffer {
    const { kty, x, y, n, e } = this.#keys.publicKey.export({ format: "jwk" });
    const part = (name: number, value?: string): [number, unknown][] =>
      value ? [[name, Buffer.from(value, "base64url")]] : [];
    const curve: [number, unknown][] = kty === "RSA" ? [] : [[-1, kty === "EC" ? 1 : 6]];
    const kind = kty === "RSA" ? 3 : kty === "EC" ? 2 : 1;
    return writeCbor(
      new Map<number, unknown>([
        [1, kind],
        [3, this.#algorithm],
        ...curve,
        ...part(-1, n),
        ...part(-2, x ?? e),
        ...part(-3, y),
      ]),
    );
  }

  #answer(fault: Fault, response: object): string {
    const id = fault.id ?? this.id;
    return JSON.stringify({ id, rawId: id, type: "public-key", clientExtensionResults: {}, response });
  }
}

/** What a form on this page hands to a passkey. */
export async function optionsOn(browser: Browser, path: string): Promise<string> {
  const { text: page } = await browser.get(path);
  return (/name="options" value="([^"]*)"/.exec(page)?.[1] ?? "").replaceAll("&quot;", '"');
}
