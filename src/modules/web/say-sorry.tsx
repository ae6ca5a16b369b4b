import { HTTPException } from "hono/http-exception";
import { Forbidden, Invalid, KeyReused, NotFound, TooMany } from "#platform/errors";
import type { RequestContext } from "#platform/http/env";
import { show } from "#platform/http/respond";
import { foundNoRoom } from "#platform/room";
import { isPassing, namesNothing } from "#platform/trouble";
import { sayComplaints } from "#ui/complaints";
import { SorryPage } from "./views/pages.tsx";
import { words } from "./words.ts";

type Trouble = {
  readonly status: 403 | 404 | 413 | 415 | 422 | 429 | 500 | 503 | 507;
  readonly title: string;
  readonly text: string;
  readonly retryAfter?: number;
};

/** Turns whatever was thrown into a page in the person's language, or JSON where that was asked for. */
export function saySorry(c: RequestContext, error: unknown): Response | Promise<Response> {
  const trouble = troubleOf(c, error);
  if (trouble.status === 500) {
    c.var.ctx.log.error("A request failed", { method: c.req.method, route: c.req.routePath, error });
  }
  if (trouble.retryAfter) c.header("Retry-After", String(trouble.retryAfter));
  c.header("Cache-Control", "no-store");
  const wantsJson = (c.req.header("Accept") ?? "").startsWith("application/json");
  if (wantsJson) return c.json({ error: trouble.title, error_description: trouble.text }, trouble.status);
  return show(c, <SorryPage shell={c.var.shell} title={trouble.title} text={trouble.text} />, trouble.status);
}

function troubleOf(c: RequestContext, error: unknown): Trouble {
  const { locale } = c.var.shell.reader;
  const t = words(locale);
  if (error instanceof NotFound || namesNothing(error))
    return { status: 404, title: t("notFound"), text: t("notFoundText") };
  if (error instanceof Forbidden) {
    const said = Object.values(sayComplaints(locale, error.fields ?? {})).join(" ");
    return { status: 403, title: t("forbidden"), text: said || t("forbiddenText") };
  }
  if (error instanceof Invalid)
    return {
      status: error.status,
      title: t("invalid"),
      text: Object.values(sayComplaints(locale, error.fields)).join(" "),
    };
  if (error instanceof KeyReused)
    return { status: 422, title: t("invalid"), text: sayComplaints(locale, { form: "keyReused" })["form"] ?? "" };
  if (error instanceof TooMany)
    return {
      status: 429,
      title: t("tooMany"),
      text: t("tooManyText", { seconds: error.retryAfter }),
      retryAfter: error.retryAfter,
    };
  if (error instanceof HTTPException && error.status === 413)
    return { status: 413, title: t("tooLarge"), text: t("tooLargeText") };
  if (foundNoRoom(error)) {
    c.var.ctx.room?.noteFull();
    return {
      status: 507,
      title: t("invalid"),
      text: sayComplaints(locale, { form: "onlyReading" })["form"] ?? "",
      retryAfter: 60,
    };
  }
  if (isPassing(error)) return { status: 503, title: t("busy"), text: t("busyText"), retryAfter: 5 };
  return { status: 500, title: t("broken"), text: t("brokenText") };
}
