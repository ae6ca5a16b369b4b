import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import { clientAddress } from "#platform/http/client-address";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { afterCounting, anyone, limit, limitBeside, member, viewerOf } from "#platform/http/guards";
import { pageHeaders } from "#platform/http/headers";
import { show } from "#platform/http/respond";
import { sendsMail } from "#platform/mail";
import { readId } from "#platform/paging";
import { demandOf } from "../demands/demand-of.ts";
import { askToSign } from "./ask-to-sign.ts";
import { checkRoutes } from "./check-routes.tsx";
import { deskRoutes } from "./desk-routes.tsx";
import { csvForm, jsonForm } from "./export-forms.ts";
import { exportSignatures } from "./export-signatures.ts";
import { linkRoutes } from "./link-routes.tsx";
import { mailHostRoutes } from "./mail-host-routes.tsx";
import { originOf } from "./origin.ts";
import { countSignatures, findMySignature, listSigners } from "./queries.ts";
import { mailForm, signForm, whyClosed } from "./rules.ts";
import { signAsMember } from "./sign-as-member.ts";
import { signAtOnce } from "./sign-at-once.ts";
import { todayOf } from "./today.ts";
import { SentPage } from "./views/link-pages.tsx";
import { NamesPage } from "./views/names-page.tsx";
import { MailSignPage, SignPage } from "./views/sign-page.tsx";
import { withdrawAsMember } from "./withdraw-signature.ts";

const originOfRequest = (c: RequestContext) => originOf(c.var.ctx, clientAddress(c));

async function signPage(c: RequestContext, filled: Filled) {
  const { ctx, shell, viewer } = c.var;
  const demand = await demandOf(c);
  if (demand.openness === "confidential") throw new NotFound();
  const about = { shell, demand, filled, closed: whyClosed(demand, todayOf(ctx)) };
  if (viewer?.status !== "active") return <MailSignPage {...about} byMail={sendsMail(ctx)} />;
  return <SignPage {...about} mine={await findMySignature(ctx, viewer, demand)} />;
}

const forms = { json: jsonForm, csv: csvForm } as const;

/** Everything public as a file, for whoever wants to count again. */
async function download(c: RequestContext, ending: keyof typeof forms): Promise<Response> {
  const demand = await demandOf(c);
  if (demand.openness === "confidential") throw new NotFound();
  const form = forms[ending];
  const stream = await exportSignatures(c.var.ctx, demand, form);
  return c.newResponse(stream, 200, {
    ...pageHeaders,
    "Content-Type": form.type,
    "Content-Disposition": `attachment; filename="signatures-${demand.id}.${ending}"`,
    "Cache-Control": "private, no-store",
  });
}

const signedAt = (demand: { readonly id: string }) => `/demands/${demand.id}#signatures`;

/** Signing, and who signed. */
export const signatureRoutes = new Hono<Env>()
  .get("/demands/:id/signature", anyone, async (c) => show(c, await signPage(c, emptyForm)))
  .post("/demands/:id/signature", member, limitBeside("write"), (c) =>
    submit(c, {
      schema: signForm,
      check: () => afterCounting(c, demandOf(c)),
      atOnce: {
        answer: signedAt,
        run: (ctx, wishes, demand, withKey) =>
          signAtOnce(ctx, viewerOf(c), demand, wishes, originOfRequest(c), withKey),
      },
      run: async (ctx, wishes, demand) => {
        await signAsMember(ctx, viewerOf(c), demand, wishes, originOfRequest(c));
        return signedAt(demand);
      },
      again: (filled) => signPage(c, filled),
    }),
  )
  .post("/demands/:id/signature/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const demand = await demandOf(c, ctx);
      await withdrawAsMember(ctx, viewerOf(c), demand);
      return signedAt(demand);
    }),
  )
  .post("/demands/:id/signature/mail", anyone, limit("sign"), async (c) => {
    await demandOf(c);
    return submit(c, {
      schema: mailForm,
      run: async (ctx, draft) => {
        const demand = await demandOf(c, ctx);
        await askToSign(ctx, demand, draft, c.var.shell.reader.locale, originOfRequest(c));
        return `/demands/${demand.id}/signature/sent`;
      },
      again: (filled) => signPage(c, filled),
    });
  })
  .get("/demands/:id/signature/sent", anyone, async (c) =>
    show(c, <SentPage shell={c.var.shell} demand={await demandOf(c)} />),
  )
  .get("/demands/:id/signatures", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const demand = await demandOf(c);
    if (demand.openness === "confidential") throw new NotFound();
    const [counts, signers] = await Promise.all([
      countSignatures(ctx, demand),
      listSigners(ctx, viewer, demand, { before: readId(c.req.query("before")) }),
    ]);
    return show(c, <NamesPage shell={shell} demand={demand} counts={counts} signers={signers} />);
  })
  .get("/demands/:id/signatures.json", anyone, limit("export"), (c) => download(c, "json"))
  .get("/demands/:id/signatures.csv", anyone, limit("export"), (c) => download(c, "csv"))
  .route("/", linkRoutes)
  .route("/", deskRoutes)
  .route("/", checkRoutes)
  .route("/", mailHostRoutes);
