import { Hono } from "hono";
import { findAccount } from "#modules/accounts";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { administrator, limit, may, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { endAnswering, letAnswer } from "./answerers.ts";
import { correctAddressee } from "./correct-addressee.ts";
import { findAlike } from "./find-alike.ts";
import { mergeAddressees } from "./merge-addressees.ts";
import { findOrganisationHandle, listAddressees, listAnswerers, listUnconfirmed } from "./queries.ts";
import { endRoute, listRoutes, routeMatters } from "./route-matters.ts";
import { addresseeOf } from "./routes.tsx";
import { type Addressee, answererForm, correctionForm, mergeForm, routeForm } from "./rules.ts";
import { CorrectPage, type Part } from "./views/correct-page.tsx";
import { RoutesPage } from "./views/routes-page.tsx";

const here = "/admin/addressees";

async function routesPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const [routes, unconfirmed, { entries }] = await Promise.all([
    listRoutes(ctx),
    listUnconfirmed(ctx),
    listAddressees(ctx, { size: 200 }),
  ]);
  return <RoutesPage shell={shell} routes={routes} unconfirmed={unconfirmed} choices={entries} filled={filled} />;
}

async function valuesOf(c: RequestContext, addressee: Addressee): Promise<Record<string, string>> {
  const { name, kind, place, about, email, email_confirmed_at } = addressee;
  const organisation = (await findOrganisationHandle(c.var.ctx, addressee)) ?? "";
  return { name, kind, place, about, email, confirmed: email_confirmed_at ? "on" : "", organisation };
}

async function correctPage(c: RequestContext, filled: Filled, wrong?: Part) {
  const { ctx, shell } = c.var;
  const addressee = await addresseeOf(c);
  const [people, alike] = await Promise.all([listAnswerers(ctx, addressee), findAlike(ctx, addressee, addressee)]);
  const values = wrong === "correction" ? filled.values : await valuesOf(c, addressee);
  return (
    <CorrectPage
      shell={shell}
      addressee={addressee}
      people={people}
      alike={alike}
      decides={viewerOf(c).role === "administrator"}
      saved={c.req.method === "GET" && c.req.query("saved") !== undefined}
      wrong={wrong}
      values={values}
      filled={filled}
    />
  );
}

/** Moderators keep the list of addressees true; administrators say who speaks for them. */
export const addresseeDesk = new Hono<Env>()
  .get(here, may("people"), async (c) => show(c, await routesPage(c, emptyForm)))
  .post(`${here}/routes`, may("people"), limit("write"), (c) =>
    submit(c, {
      schema: routeForm,
      run: async (ctx, route) => {
        await routeMatters(ctx, viewerOf(c), route);
        return here;
      },
      again: (filled) => routesPage(c, filled),
    }),
  )
  .post(`${here}/routes/:id/removal`, may("people"), limit("write"), (c) =>
    press(c, async (ctx) => {
      const id = readId(c.req.param("id"));
      if (!id) throw new NotFound();
      await endRoute(ctx, viewerOf(c), id);
      return here;
    }),
  )
  .get(`${here}/:id`, may("people"), async (c) => show(c, await correctPage(c, emptyForm)))
  .post(`${here}/:id`, may("people"), limit("write"), async (c) => {
    const { id } = await addresseeOf(c);
    return submit(c, {
      schema: correctionForm,
      run: async (ctx, correction) => {
        await correctAddressee(ctx, viewerOf(c), await addresseeOf(c, ctx), correction);
        return `${here}/${id}?saved`;
      },
      again: (filled) => correctPage(c, filled, "correction"),
    });
  })
  .post(`${here}/:id/merge`, may("people"), limit("write"), async (c) => {
    await addresseeOf(c);
    return submit(c, {
      schema: mergeForm,
      run: async (ctx, { into }) => {
        const kept = await mergeAddressees(ctx, viewerOf(c), await addresseeOf(c, ctx), into);
        return `/addressees/${kept.id}`;
      },
      again: (filled) => correctPage(c, filled, "merge"),
    });
  })
  .post(`${here}/:id/people`, administrator, limit("write"), async (c) => {
    const { id } = await addresseeOf(c);
    return submit(c, {
      schema: answererForm,
      run: async (ctx, { handle }) => {
        await letAnswer(ctx, viewerOf(c), await addresseeOf(c, ctx), handle);
        return `${here}/${id}?saved`;
      },
      again: (filled) => correctPage(c, filled, "people"),
    });
  })
  .post(`${here}/:id/people/:handle/removal`, administrator, limit("write"), (c) =>
    press(c, async (ctx) => {
      const addressee = await addresseeOf(c, ctx);
      const account = await findAccount(ctx, c.req.param("handle"));
      if (!account) throw new NotFound();
      await endAnswering(ctx, viewerOf(c), addressee, account);
      return `${here}/${addressee.id}?saved`;
    }),
  );
