import type { JSX } from "hono/jsx/jsx-runtime";
import type { z } from "zod";
import type { Context } from "../context.ts";
import { Forbidden, Invalid, KeyReused } from "../errors.ts";
import { once, type WithKey, type WriteRequest, withKey } from "../idempotency.ts";
import { foundNoRoom } from "../room.ts";
import { newSecret } from "../secrets.ts";
import { readSecretCookie } from "./cookies.ts";
import type { RequestContext } from "./env.ts";
import { type FileRules, type Received, readMultipart, type Upload } from "./multipart.ts";
import { show } from "./respond.ts";

/** What a person typed, by field name, and what is wrong with it, by field name as a code of the module's words. */
export type Filled = {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
};
/** More than any form of ours has. */
const MOST_FIELDS = 300;
type Sent = Readonly<Record<string, string | string[]>>;
const onlyReading = { form: "onlyReading" };
export const emptyForm: Filled = { values: {}, errors: {} };

/**
 * Takes a form in: reads it, runs `run` once for its idempotency key, and sends the person to the address
 * `run` returns (303). When something is wrong the page `again` comes back with status 422 and every word kept.
 */
export async function submit<Schema extends z.ZodType, Checked = undefined>(
  c: RequestContext,
  form: {
    readonly schema: Schema;
    /** What must be known, counted or hashed before the transaction opens. */
    readonly check?: (ctx: Context, values: z.infer<Schema>, uploads: readonly Upload[]) => Promise<Checked>;
    readonly run: (ctx: Context, values: z.infer<Schema>, checked: Checked, key: string) => Promise<string>;
    /** The usual case as one statement, `withKey` first in it; false where it is not that case, and then `run` does it. */
    readonly atOnce?: {
      readonly answer: (checked: Checked) => string;
      readonly run: (ctx: Context, values: z.infer<Schema>, checked: Checked, withKey: WithKey) => Promise<boolean>;
    };
    /** Whether pressing again does it again, as with signing in: then no answer is kept. */
    readonly repeatable?: boolean;
    /** What goes with the answer, the first time and every repetition: cookies. */
    readonly after?: (values: z.infer<Schema>, key: string) => void;
    readonly again: (filled: Filled) => JSX.Element | Promise<JSX.Element>;
    /** Fields that may come more than once. */
    readonly lists?: readonly string[];
    /** The files it takes; `check` deals with them, and afterwards they are gone. */
    readonly files?: FileRules;
  },
): Promise<Response> {
  const received = await receive(c, form.lists ?? [], form.files);
  try {
    return await answer(c, form, received);
  } finally {
    await received.discard();
  }
}

async function answer<Schema extends z.ZodType, Checked>(
  c: RequestContext,
  form: Parameters<typeof submit<Schema, Checked>>[1],
  { sent, uploads, problem }: ReceivedForm,
): Promise<Response> {
  const values = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]),
  );
  const again = async (errors: Readonly<Record<string, string>>, status: 403 | Invalid["status"] = 422) =>
    show(c, await form.again({ values, errors }), status);
  if (problem) return again(problem.fields, problem.status);
  const parsed = form.schema.safeParse(sent);
  if (!parsed.success) return again(errorsOf(parsed.error));
  if (!form.repeatable && c.var.ctx.room?.isFull()) return again(onlyReading, 507);
  try {
    const checked = (await form.check?.(c.var.ctx, parsed.data, uploads)) as Checked;
    const key = keyOf(c, sent);
    const run = (ctx: Context) => form.run(ctx, parsed.data, checked, key);
    const whole = uploads.length > 0 ? { ...sent, files: uploads.map(({ hash }) => hash) } : sent;
    const atOnce = async (request: WriteRequest) => {
      const answer = form.atOnce?.answer(checked) ?? "";
      const done = await form.atOnce?.run(c.var.ctx, parsed.data, checked, withKey(c.var.ctx, request, answer));
      return done ? answer : once(c.var.ctx, request, run);
    };
    const location = form.repeatable ? await run(c.var.ctx) : await atOnce(requestOf(c, whole, key));
    form.after?.(parsed.data, key);
    return c.redirect(location, 303);
  } catch (error) {
    if (error instanceof Invalid) return again(error.fields, error.status);
    if (error instanceof Forbidden && error.fields) return again(error.fields, 403);
    if (error instanceof KeyReused) return again({ form: "keyReused" });
    if (foundNoRoom(error)) {
      c.var.ctx.room?.noteFull();
      return again(onlyReading, 507);
    }
    throw error;
  }
}

/**
 * Takes in a press of a button: no field a person typed, so nothing to correct. Runs once for its key and
 * sends the person on.
 */
export async function press(c: RequestContext, run: (ctx: Context, sent: Sent) => Promise<string>): Promise<Response> {
  const sent = await readForm(c, []);
  if (c.var.ctx.room?.isFull()) throw new Invalid(onlyReading, 507);
  return c.redirect(await once(c.var.ctx, requestOf(c, sent, keyOf(c, sent)), (ctx) => run(ctx, sent)), 303);
}

/**
 * The key a write carries: the `Idempotency-Key` header, or the form's hidden field `key`. A list holds one
 * form with many buttons named `verb.id`; each button is a write of its own, so its name joins the key.
 */
function keyOf(c: RequestContext, sent: Sent): string {
  const button = Object.keys(sent).find((name) => name.includes(".")) ?? "";
  const wanted = c.req.header("Idempotency-Key") ?? sent["key"];
  if (typeof wanted === "string") mustBeTheirs(c, wanted);
  const usable = typeof wanted === "string" && /^[\w.:-]{8,90}$/.test(wanted);
  return usable ? `${wanted}${button.slice(0, 30)}` : newSecret();
}

/** A page of one account, sent after the browser was switched to another, must not speak in the other's name. */
function mustBeTheirs(c: RequestContext, key: string): void {
  const whose = /^(\d{5,19})\../.exec(key)?.[1];
  const isAnothers = whose === undefined ? readSecretCookie(c, "others") !== undefined : whose !== c.var.viewer?.id;
  if (isAnothers) throw new Invalid({ form: "otherAccount" });
}

function requestOf(c: RequestContext, sent: Sent, key: string): WriteRequest {
  const { key: _, ...fields } = sent;
  const body = JSON.stringify([c.req.method, new URL(c.req.url).pathname, Object.entries(fields).sort()]);
  return { owner: c.var.viewer?.id ?? "guest", key, body };
}

/**
 * Reads a form's fields. Text is made well-formed (NFC, no control characters but line ends), since a
 * database refuses NUL and a screen reader stumbles over the rest.
 * @throws Invalid when a field comes twice that may come once, and for more fields than any form has.
 */
export async function readForm(
  c: RequestContext,
  lists: readonly string[],
): Promise<Record<string, string | string[]>> {
  return (await receive(c, lists)).sent;
}

type ReceivedForm = Omit<Received, "fields"> & { readonly sent: Record<string, string | string[]> };

async function receive(c: RequestContext, lists: readonly string[], rules?: FileRules): Promise<ReceivedForm> {
  const { fields, ...files } = await readBody(c, rules);
  try {
    return { ...files, sent: toSent(fields, lists) };
  } catch (error) {
    await files.discard();
    throw error;
  }
}

async function readBody(c: RequestContext, rules?: FileRules): Promise<Received> {
  const type = c.req.header("Content-Type") ?? "";
  if (/^multipart\/form-data\b/i.test(type)) return readMultipart(c, rules);
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw new Invalid({ form: "notAForm" });
  const data = await c.req.formData().catch(() => {
    throw new Invalid({ form: "notAForm" });
  });
  const fields = Array.from(data, ([name, value]) => [name, typeof value === "string" ? value : ""] as const);
  return { fields, uploads: [], problem: undefined, discard: async () => {} };
}

function toSent(data: Received["fields"], lists: readonly string[]): Record<string, string | string[]> {
  const sent = Object.create(null) as Record<string, string | string[]>;
  let count = 0;
  for (const [name, value] of data) {
    if (++count > MOST_FIELDS) throw new Invalid({ form: "notAForm" });
    const text = clean(value);
    const before = sent[name];
    if (lists.includes(name)) sent[name] = [...(before ?? []), text];
    else if (before !== undefined) throw new Invalid({ [name]: "twice" });
    else sent[name] = text;
  }
  return sent;
}

/** Text made well-formed: NFC, no control characters but line ends and tabs. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .normalize("NFC");
}

function errorsOf(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = Object.create(null);
  for (const issue of error.issues) errors[String(issue.path[0] ?? "form")] ??= issue.message;
  return errors;
}
