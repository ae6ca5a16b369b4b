import type { Context } from "#platform/context";
import { TooMany } from "#platform/errors";
import { once } from "#platform/idempotency";
import { countAgainst } from "#platform/rate-limit";
import { seal, unseal } from "#platform/seal";
import { deriveSecret } from "#platform/secrets";
import { countAnswered, countHeard } from "./count-message.ts";
import { fitMessage } from "./fit-message.ts";
import { type Gateway, isSomebody, type Message } from "./rules.ts";
import { answer } from "./talking/answer.ts";
import { senderOf } from "./talking/talk.ts";

/**
 * Takes in one message and says what to send back: one SMS of words, or nothing. The same message brought again gets the same
 * answer and does nothing more. What was done and the answer, sealed, are on disk together.
 * @param deliver where the answer does not go back by the gateway: sends it, in the same transaction
 * @throws TooMany when the gateway has answered enough for today: then nothing was taken in
 */
export async function hearMessage(
  ctx: Context,
  gateway: Gateway,
  { from, text, id }: Message,
  deliver?: (ctx: Context, said: string) => Promise<void>,
): Promise<string> {
  const { secretKey } = ctx.config;
  const key = deriveSecret(secretKey, "intake message", gateway.id, from, id, text);
  const sealed = await once(ctx, { owner: `intake ${gateway.id}`, key, body: key }, async (ctx) => {
    await countHeard(ctx, gateway);
    const said = isSomebody(gateway.channel, from) ? await answerWithin(ctx, gateway, from, text) : "";
    if (said) {
      await deliver?.(ctx, said);
      await countAnswered(ctx, gateway);
    }
    return seal(secretKey, "intake", key, Buffer.from(said)).toString("base64");
  });
  return unseal(secretKey, "intake", key, Buffer.from(sealed, "base64")).toString();
}

/** Who sends too many messages is not answered for a while. */
async function answerWithin(ctx: Context, gateway: Gateway, from: string, text: string): Promise<string> {
  const sender = senderOf(ctx, gateway, from);
  try {
    await countAgainst(ctx, gateway.channel === "mail" ? "messageByMail" : "message", sender.toString("base64url"));
  } catch (error) {
    if (error instanceof TooMany) return "";
    throw error;
  }
  return fitMessage(await answer(ctx, gateway, sender, text));
}
