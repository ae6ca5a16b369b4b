import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { readId } from "#platform/paging";
import { findGateway } from "./gateways.ts";
import { hearMessage } from "./hear-message.ts";
import { hearMail } from "./mail/hear-mail.ts";
import { intakeLimits, messageForm } from "./rules.ts";

const NEEDED = "A form or JSON with from, text and id is needed, or message/rfc822 where mail comes in.";
const weighBody = bodyLimit({ maxSize: intakeLimits.bytes });

/**
 * Where gateways bring what people send by SMS, WhatsApp or mail, and fetch what to send back. The token lets in and no cookie is
 * looked at, so it stands outside the rule for forms of other sites.
 */
export const intakeDoor = new Hono<Env>().post("/intake/:gateway", anyone, limit("intake"), weighBody, async (c) => {
  const { ctx } = c.var;
  c.header("Cache-Control", "no-store");
  const isMail = /^message\/rfc822\b/i.test(c.req.header("Content-Type") ?? "");
  const sent = isMail ? noFields : await readMessage(c);
  if (!sent) return c.text(NEEDED, 422);
  const bearer = /^Bearer ([\w-]{43})$/.exec(c.req.header("Authorization") ?? "")?.[1];
  const gateway = await findGateway(ctx, readId(c.req.param("gateway")) ?? "0", bearer ?? sent.secret);
  if (!gateway) return c.text("No open gateway has this token.", 401);
  if (ctx.room?.isFull()) return c.text("No room. Bring it again later.", 507);
  if (isMail !== (gateway.channel === "mail")) return c.text(NEEDED, 422);
  if (isMail) {
    await hearMail(ctx, gateway, Buffer.from(await c.req.arrayBuffer()));
    return c.text("");
  }
  const message = messageForm.safeParse(sent);
  if (!message.success) return c.text(NEEDED, 422);
  const text = await hearMessage(ctx, gateway, message.data);
  if (!sent.wantsJson && !/\bjson\b/.test(c.req.header("Accept") ?? "")) return c.text(text);
  const messages = text ? [{ to: message.data.from, message: text, uuid: message.data.id }] : [];
  return c.json({ text, payload: { success: true, error: null, task: "send", messages } });
});

type Sent = Record<"from" | "text" | "id" | "secret", string> & { readonly wantsJson: boolean };
const noFields: Sent = { from: "", text: "", id: "", secret: "", wantsJson: false };

/** A form, or JSON; also by the names SMSSync gives: `message`, `message_id`, `secret`, and then the answer is as it likes it. */
async function readMessage(c: RequestContext): Promise<Sent | undefined> {
  const type = c.req.header("Content-Type") ?? "";
  const body = await c.req.text();
  const fields = /^application\/json\b/i.test(type)
    ? toRecord(body)
    : /^application\/x-www-form-urlencoded\b/i.test(type)
      ? Object.fromEntries(new URLSearchParams(body))
      : undefined;
  if (!fields) return undefined;
  const field = (name: string): string => {
    const value = Object.hasOwn(fields, name) ? fields[name] : "";
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  return {
    from: field("from"),
    text: field("text") || field("message"),
    id: field("id") || field("message_id"),
    secret: field("secret").slice(0, 100),
    wantsJson: field("message_id") !== "",
  };
}

function toRecord(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
