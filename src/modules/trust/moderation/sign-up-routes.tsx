import { Hono } from "hono";
import { findLookAlikes, listSignUps } from "#modules/accounts";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, may, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { idOf } from "./house-routes.tsx";
import { networkForm, refusalForm } from "./rules.ts";
import { answerApplicant, closeNetwork, listNetworks, mustHaveApplied, openNetwork } from "./sign-up-desk.ts";
import { SignUpsPage } from "./views/sign-ups-page.tsx";

/** `refusing` is the applicant whose refusal came back with a mistake. */
async function desk(c: RequestContext, filled: Filled, refusing?: string) {
  const { ctx, shell } = c.var;
  const tab = c.req.query("tab") === "refused" ? "refused" : "pending";
  const search = (c.req.query("q") ?? "").replaceAll("\0", "").toWellFormed().trim().slice(0, 60);
  const applicants = await listSignUps(ctx, tab, search);
  const [likes, networks] = await Promise.all([findLookAlikes(ctx, viewerOf(c), applicants), listNetworks(ctx)]);
  return (
    <SignUpsPage
      shell={shell}
      tab={tab}
      search={search}
      applicants={applicants}
      likes={likes}
      networks={networks}
      filled={filled}
      refusing={refusing}
    />
  );
}

/** Who asks to join, and from where nobody may for now. */
export const signUpRoutes = new Hono<Env>()
  .get("/admin/sign-ups", may("sign-ups"), async (c) => show(c, await desk(c, emptyForm)))
  .post("/admin/sign-ups/:id/approval", may("sign-ups"), limit("write"), (c) =>
    press(c, async (ctx) => {
      await answerApplicant(ctx, viewerOf(c), idOf(c), "approve");
      return "/admin/sign-ups";
    }),
  )
  .post("/admin/sign-ups/:id/refusal", may("sign-ups"), limit("write"), async (c) => {
    const id = idOf(c);
    await mustHaveApplied(c.var.ctx, id);
    return submit(c, {
      schema: refusalForm,
      run: async (ctx, { reason }) => {
        await answerApplicant(ctx, viewerOf(c), id, "refuse", reason);
        return "/admin/sign-ups";
      },
      again: (filled) => desk(c, filled, id),
    });
  })
  .post("/admin/sign-ups/:id/refusal/removal", may("sign-ups"), limit("write"), (c) =>
    press(c, async (ctx) => {
      await answerApplicant(ctx, viewerOf(c), idOf(c), "reopen");
      return "/admin/sign-ups";
    }),
  )
  .post("/admin/networks", may("sign-ups"), limit("write"), (c) =>
    submit(c, {
      schema: networkForm,
      run: async (ctx, draft) => {
        await closeNetwork(ctx, viewerOf(c), draft);
        return "/admin/sign-ups";
      },
      again: (filled) => desk(c, filled),
    }),
  )
  .post("/admin/networks/:id/removal", may("sign-ups"), limit("write"), (c) =>
    press(c, async (ctx) => {
      await openNetwork(ctx, viewerOf(c), idOf(c));
      return "/admin/sign-ups";
    }),
  );
