import type { Context } from "#platform/context";
import { unseal } from "#platform/seal";

/** The address of a signer who left one. It is unsealed to mail them, and never shown. */
export const openMailbox = (
  ctx: Context,
  signer: { readonly mailbox: Buffer; readonly mailbox_sealed: Buffer },
): string =>
  unseal(ctx.config.secretKey, "signature-mailbox", signer.mailbox.toString("hex"), signer.mailbox_sealed).toString();
