import { Hono } from "hono";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { actionableOf } from "../actionable.ts";
import { writePdf } from "../pdf/write-pdf.ts";
import { words } from "../words.ts";
import { draftLetter, toPaper } from "./draft-letter.ts";
import { LetterPage } from "./letter-page.tsx";

async function letterOf(c: RequestContext) {
  const demand = await actionableOf(c);
  const address = new URL(`/demands/${demand.id}`, c.var.ctx.config.baseUrl).href;
  return { demand, letter: draftLetter(demand, c.var.shell.reader, address, c.req.query()) };
}

/** A letter drafted from the demand. What is typed stands in the address and is kept nowhere. */
export const letterRoutes = new Hono<Env>()
  .get("/demands/:id/letter", anyone, async (c) => show(c, <LetterPage shell={c.var.shell} {...(await letterOf(c))} />))
  .get("/demands/:id/letter.pdf", anyone, limit("draw"), async (c) => {
    const { letter } = await letterOf(c);
    const { locale } = c.var.shell.reader;
    const pdf = writePdf(toPaper(letter, words(locale)("letterSubject")), { title: letter.subject, language: locale });
    return c.newResponse(new Uint8Array(pdf), 200, {
      "Content-Type": "application/pdf",
      "Content-Disposition": 'attachment; filename="surat.pdf"',
      "Cache-Control": "private, no-store",
    });
  });
