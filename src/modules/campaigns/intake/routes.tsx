import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import { readSecretCookie } from "#platform/http/cookies";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { administrator, limit, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { deriveSecret } from "#platform/secrets";
import { endGateway, isFresh, listGateways, mustBeOpen, openGateway } from "./gateways.ts";
import { photoRoutes } from "./photo-routes.tsx";
import { gatewayForm } from "./rules.ts";
import { GatewaysPage, TokenPage } from "./views/gateways-page.tsx";

const here = "/admin/intake";
const gatewaysPage = async (c: RequestContext, filled: Filled) => (
  <GatewaysPage shell={c.var.shell} gateways={await listGateways(c.var.ctx)} filled={filled} />
);
/** The token is told again from the session that made it and the form it was made with; only its hash is kept. */
const tokenOf = (c: RequestContext, sheet: string): string =>
  deriveSecret(c.var.ctx.config.secretKey, "intake token", readSecretCookie(c, "session") ?? "", sheet);

/** Where administrators let messages in that are no pages. */
export const intakeRoutes = new Hono<Env>()
  .route("/", photoRoutes)
  .get(here, administrator, async (c) => show(c, await gatewaysPage(c, emptyForm)))
  .post(here, administrator, limit("secrets"), (c) =>
    submit(c, {
      schema: gatewayForm,
      run: async (ctx, gateway, _, key) => {
        const sheet = key.slice(0, 22);
        return `${here}/${await openGateway(ctx, viewerOf(c), gateway, tokenOf(c, sheet))}/${sheet}`;
      },
      again: (filled) => gatewaysPage(c, filled),
    }),
  )
  .post(`${here}/:id/removal`, administrator, limit("write"), (c) =>
    press(c, async (ctx) => {
      const id = readId(c.req.param("id"));
      if (!id) throw new NotFound();
      await endGateway(ctx, id);
      return here;
    }),
  )
  .get(`${here}/:id/:sheet{[\\w.:-]{8,22}}`, administrator, async (c) => {
    const { ctx, shell } = c.var;
    const id = readId(c.req.param("id")) ?? "0";
    await mustBeOpen(ctx, id);
    const token = tokenOf(c, c.req.param("sheet"));
    if (!(await isFresh(ctx, id, token))) return c.redirect(here, 303);
    return show(c, <TokenPage shell={shell} address={`${ctx.config.baseUrl.origin}/intake/${id}`} token={token} />);
  });
