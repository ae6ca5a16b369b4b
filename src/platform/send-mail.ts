import { sql } from "kysely";
import { createTransport } from "nodemailer";
import { z } from "zod";
import type { Context } from "./context.ts";
import { queueTask } from "./events.ts";
import { oneLine, openWords, type Words } from "./mail.ts";
import type { Task, Tasks } from "./tasks.ts";

/** A mail server that does not answer costs a worker so long. */
export const patience = { connect: 5000, idle: 10_000, whole: 25_000 } as const;
/** After a mail server could not be reached it is left alone for so long. */
const REST_MS = 60_000;

const silent = { level() {}, trace() {}, debug() {}, warn() {}, error() {}, fatal() {} };
type Trouble = { readonly code?: string; readonly command?: string; readonly responseCode?: number };

export const mailTasks: Tasks = { "platform.send-mail": makeSendMail() };

/**
 * Sends one mail. Its words are handed to the server at most twice, also when workers are killed: once more than needed
 * at most, and with the same Message-ID. As long as it is certain that nothing was handed over, it is tried until it is too
 * old. What the server refuses for good is thrown away.
 */
function makeSendMail(): Task {
  const restingUntil = new Map<string, number>();
  return async (ctx, payload) => {
    const { mailId } = z.object({ mailId: z.string() }).parse(payload);
    const later = () => queueTask(ctx, "platform.send-mail", { mailId }, new Date(ctx.now().getTime() + REST_MS));
    const server = ctx.config.smtpUrl;
    if (server === undefined) return;
    if (ctx.now().getTime() < (restingUntil.get(server) ?? 0)) return later();
    const words = await take(ctx, mailId);
    if (!words) return;
    let isUntouched = true;
    try {
      await hand(ctx, mailId, words, () => {
        isUntouched = false;
      });
    } catch (error) {
      const trouble = error as Trouble;
      ctx.log.warn("A mail was not sent", { mail: mailId, reason: reasonOf(trouble) });
      if (isUnreachable(trouble)) restingUntil.set(server, ctx.now().getTime() + REST_MS);
      if (isRefused(trouble)) return close(ctx, mailId);
      if (isUntouched || trouble.responseCode !== undefined)
        await sql`update mails set chances = chances + 1 where id = ${mailId}`.execute(ctx.db);
      return later();
    }
    await close(ctx, mailId);
  };
}

/** Takes one of the mail's chances; nothing when it is sent, too old, or has none left. */
async function take(ctx: Context, id: string): Promise<Words | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`update mails set chances = chances - 1
    where id = ${id} and sealed is not null and chances > 0 and until > ${ctx.now()} returning sealed`.execute(ctx.db);
  if (rows[0]) return openWords(ctx, id, rows[0].sealed);
  await close(ctx, id);
  return undefined;
}

async function close(ctx: Context, id: string): Promise<void> {
  await sql`update mails set sealed = null where id = ${id}`.execute(ctx.db);
}

/** Hands a mail to the server; `onBegin` is called once the server knows us and the mail itself begins. */
async function hand(ctx: Context, id: string, words: Words, onBegin: () => void): Promise<void> {
  const url = new URL(ctx.config.smtpUrl ?? "");
  const community = await ctx.db.selectFrom("community").select("name").executeTakeFirst();
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  const transport = createTransport({
    url: url.href,
    dnsTimeout: patience.connect,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    socketTimeout: patience.idle,
    // A password goes over the net sealed or not at all.
    requireTLS: url.protocol === "smtp:" && url.password !== "" && !isHere,
    logger: { ...silent, info: (entry: { readonly tnx?: string }) => entry.tnx === "send" && onBegin() },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { unsubscribe } = words;
  try {
    await transport.sendMail({
      from: { name: oneLine(community?.name ?? "Gaung", 60), address: ctx.config.mailFrom },
      to: { name: "", address: words.to },
      envelope: { from: ctx.config.mailFrom, to: [words.to] },
      subject: words.subject,
      text: words.text,
      messageId: `<${id}@${ctx.config.baseUrl.hostname}>`,
      headers: {
        "Auto-Submitted": "auto-generated",
        ...(unsubscribe && {
          "List-Unsubscribe": { prepared: true, value: `<${unsubscribe}>` },
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }),
      },
      signal: AbortSignal.timeout(patience.whole),
    });
  } finally {
    transport.close();
  }
}

/** The server will never take this mail: its address is unknown there, or its words are not wanted. */
function isRefused({ code = "", responseCode = 0 }: Trouble): boolean {
  return responseCode >= 500 && code !== "EAUTH";
}

function isUnreachable({ code = "", command = "" }: Trouble): boolean {
  return command === "CONN" || ["EDNS", "ETIMEDOUT", "EABORT", "ESOCKET", "ECONNECTION"].includes(code);
}

/** Without the server's own words, since they repeat the address. */
function reasonOf({ code, command, responseCode }: Trouble): string {
  return [code, command, responseCode].filter((part) => part !== undefined).join(" ");
}
