import { generateKeyPair, type KeyPairKeyObjectResult as Pair } from "node:crypto";
import { promisify } from "node:util";
import { type Context, inTransaction } from "#platform/context";
import { seal, unseal } from "#platform/seal";

/** SubjectPublicKeyInfo, DER. */
export type PublicKeys = { readonly rsa: Buffer; readonly ed25519: Buffer };
/** PKCS #8, DER. */
export type PrivateKeys = { readonly rsa: Buffer; readonly ed25519: Buffer };
type Owner = { readonly id: string } | "server";

const make = promisify(generateKeyPair);
/** What all servers verify; twice the bits are signed six times as slowly. */
const RSA_BITS = 2048;

export const actorIdOf = (owner: Owner): string => (owner === "server" ? "0" : owner.id);

/** The public keys of an actor, made when first asked for. */
export async function findKeys(ctx: Context, owner: Owner): Promise<PublicKeys> {
  const row = await findRow(ctx, actorIdOf(owner));
  return { rsa: row.rsa_public, ed25519: row.ed25519_public };
}

/** What an actor signs with. @throws Error when the server's own key was changed since. */
export async function findPrivateKeys(ctx: Context, actorId: string): Promise<PrivateKeys> {
  const row = await findRow(ctx, actorId);
  const open = (kind: string, sealed: Buffer) =>
    unseal(ctx.config.secretKey, "signing key", `${actorId} ${kind}`, sealed);
  return { rsa: open("rsa", row.rsa_sealed), ed25519: open("ed25519", row.ed25519_sealed) };
}

async function findRow(ctx: Context, actorId: string) {
  const find = () => ctx.db.selectFrom("signing_keys").selectAll().where("actor_id", "=", actorId).executeTakeFirst();
  return (await find()) ?? (await makeRow(ctx, actorId, find));
}

/** Two who make them at once keep the same pair: whoever came first. */
async function makeRow<Row>(ctx: Context, actorId: string, find: () => Promise<Row | undefined>): Promise<Row> {
  const [rsa, ed25519] = await Promise.all([make("rsa", { modulusLength: RSA_BITS }), make("ed25519")]);
  const publicOf = ({ publicKey }: Pair) => publicKey.export({ type: "spki", format: "der" });
  const close = (kind: string, { privateKey }: Pair) =>
    seal(
      ctx.config.secretKey,
      "signing key",
      `${actorId} ${kind}`,
      privateKey.export({ type: "pkcs8", format: "der" }),
    );
  await inTransaction(ctx, (ctx) =>
    ctx.db
      .insertInto("signing_keys")
      .values({
        actor_id: actorId,
        rsa_public: publicOf(rsa),
        rsa_sealed: close("rsa", rsa),
        ed25519_public: publicOf(ed25519),
        ed25519_sealed: close("ed25519", ed25519),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  const row = await find();
  if (!row) throw new Error("The keys of an actor are gone");
  return row;
}
