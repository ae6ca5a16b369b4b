import type { Context } from "#platform/context";
import { sendMail } from "#platform/mail";
import { fingerprintOf } from "#platform/secrets";
import { hearMessage } from "../hear-message.ts";
import { type Gateway, messageForm } from "../rules.ts";
import { readWord } from "../talking/read-word.ts";
import { type Mail, readMail } from "./read-mail.ts";

/** Takes in one mail, whole as a mail server has it, and queues the answer as a mail. What no person wrote is left alone. */
export async function hearMail(ctx: Context, gateway: Gateway, bytes: Buffer): Promise<void> {
  const mail = readMail(bytes);
  if (!mail) return;
  const id = mail.id || fingerprintOf(bytes.toString("latin1")).toString("base64url");
  const message = messageForm.parse({ from: mail.from, id, text: toWords(mail) });
  await hearMessage(ctx, gateway, message, async (ctx, said) => {
    const subject = /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`;
    // Counted here, by sender and gateway: as many as questions, and not as few as links somebody asked for.
    await sendMail(ctx, { to: mail.from, subject, text: said, kind: "digest" });
  });
}

/** What somebody says by a mail: a word in the subject of a new one, or in the first line; else all of their text. */
function toWords({ subject, text }: Mail): string {
  const isReply = /^(re|bls|balas|fwd?)\s*:/i.test(subject);
  const head = isReply ? undefined : readWord(subject);
  if (head) return head.word === "report" ? `${subject}\n${text}` : subject;
  const [first = ""] = text.split("\n");
  const word = readWord(first);
  return word && word.word !== "report" ? first : text;
}
