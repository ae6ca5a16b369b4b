import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { Browser } from "../world.ts";

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
  readonly spoil?: "signature" | "data";
  readonly id?: string;
};

/** A phone's store of one passkey, made of numbers: says what it is told to, right or wrong. */
export class Authenticator {
  readonly id = text(randomBytes(32));
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  #user = "";
  count = 0;

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
    ]);
    const object = new Map<string, unknown>([
      ["fmt", fault.format ?? "none"],
      ["attStmt", new Map<string, unknown>(fault.format ? [["x5c", [new Uint8Array(8)]]] : [])],
      ["authData", new Uint8Array(authData)],
    ]);
    const attestationObject = text(isoCBOR.encode(object as never));
    return this.#answer(fault, { clientDataJSON: text(told), attestationObject, transports: ["internal"] });
  }

  /** Signs what a page asks for. */
  get(options: string, fault: Fault = {}): string {
    const { challenge, rpId } = JSON.parse(options) as { challenge: string; rpId: string };
    this.count++;
    const told = this.#told("webauthn.get", challenge, fault);
    const data = this.#data(rpId, fault.flags ?? 0x05, fault);
    const signature = createSign("sha256")
      .update(Buffer.concat([data, sha256(told)]))
      .sign(this.#keys.privateKey);
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

  #publicKey(): Uint8Array {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const bytes = (part: string) => new Uint8Array(Buffer.from(part, "base64url"));
    return isoCBOR.encode(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, bytes(x)],
        [-3, bytes(y)],
      ]) as never,
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
