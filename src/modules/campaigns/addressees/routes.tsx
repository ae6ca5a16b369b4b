import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { listDemands } from "../demands/queries.ts";
import { findAlike } from "./find-alike.ts";
import { proposeAddressee } from "./propose-addressee.ts";
import { askedOf, findAddressee, getAddressee, listAddressees, listAnsweredBy, mayAnswer } from "./queries.ts";
import { findRecord } from "./record.ts";
import { proposalForm } from "./rules.ts";
import { AddresseePage } from "./views/addressee-page.tsx";
import { AddresseesPage } from "./views/addressees-page.tsx";
import { NewAddresseePage } from "./views/new-page.tsx";

/** The addressee of an address. @throws NotFound */
export function addresseeOf(c: RequestContext, ctx = c.var.ctx) {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return getAddressee(ctx, id);
}

/** The form again, with those alike when that is what it is about. */
async function newPage(c: RequestContext, filled: Filled) {
  const { name = "", place = "" } = filled.values;
  const alike = filled.errors["sure"] ? await findAlike(c.var.ctx, { name, place }) : [];
  return <NewAddresseePage shell={c.var.shell} filled={filled} alike={alike} />;
}

/** Who can be asked, and how they answer: for everyone to read. */
export const addresseeRoutes = new Hono<Env>()
  .get("/addressees", anyone, limit("search"), async (c) => {
    const { ctx, shell, viewer } = c.var;
    const words = (c.req.query("q") ?? "").replaceAll("\0", "").toWellFormed().trim().slice(0, 60);
    const [addressees, own] = await Promise.all([
      listAddressees(ctx, { words, before: readId(c.req.query("before")) }),
      viewer ? listAnsweredBy(ctx, viewer) : [],
    ]);
    return show(c, <AddresseesPage shell={shell} addressees={addressees} own={own} search={words} />);
  })
  .get("/addressees/new", member, async (c) => show(c, await newPage(c, emptyForm)))
  .post("/addressees", member, limit("write"), (c) =>
    submit(c, {
      schema: proposalForm,
      run: async (ctx, proposal) => `/addressees/${(await proposeAddressee(ctx, viewerOf(c), proposal)).id}`,
      again: (filled) => newPage(c, filled),
    }),
  )
  .get("/addressees/:id", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const id = readId(c.req.param("id"));
    const into = id && (await findAddressee(ctx, id))?.merged_into;
    if (into) return c.redirect(`/addressees/${into}`, 303);
    const addressee = await addresseeOf(c);
    const [record, demands, answers] = await Promise.all([
      findRecord(ctx, addressee),
      listDemands(ctx, viewer, { before: readId(c.req.query("before")), where: askedOf(addressee) }),
      mayAnswer(ctx, viewer, addressee),
    ]);
    return show(
      c,
      <AddresseePage shell={shell} addressee={addressee} record={record} demands={demands} answers={answers} />,
    );
  });
