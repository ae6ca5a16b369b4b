import { Hono } from "hono";
import { z } from "zod";
import { getAccount, line, prose } from "#modules/accounts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import {
  type Collection,
  collectionLimits,
  deleteCollection,
  followAll,
  gather,
  getCollection,
  listCollected,
  listCollections,
  makeCollection,
  takeOut,
} from "./collections.ts";
import { CollectionPage, CollectionPoster, CollectionsPage } from "./pages.tsx";

const collectionForm = z.object({
  name: line(collectionLimits.name).refine((name) => name.length > 0, "required"),
  description: prose(collectionLimits.description).default(""),
});
const personForm = z.object({ handle: line(31).transform((handle) => handle.replace(/^@/, "").toLowerCase()) });

function collectionOf(c: RequestContext, ctx: Context = c.var.ctx): Promise<Collection> {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return getCollection(ctx, c.var.viewer, id);
}

async function collectionsPage(c: RequestContext, filled: Filled) {
  const [made, inside] = await Promise.all([
    listCollections(c.var.ctx, viewerOf(c), "made"),
    listCollections(c.var.ctx, viewerOf(c), "in"),
  ]);
  return <CollectionsPage shell={c.var.shell} made={made} inside={inside} filled={filled} />;
}

async function collectionPage(c: RequestContext, filled: Filled) {
  const collection = await collectionOf(c);
  const people = await listCollected(c.var.ctx, c.var.viewer, collection);
  return <CollectionPage shell={c.var.shell} collection={collection} people={people} filled={filled} />;
}

/** People worth following, gathered by somebody: a page anyone may see, and one press that follows them all. */
export const collectionRoutes = new Hono<Env>()
  .get("/collections", member, async (c) => show(c, await collectionsPage(c, emptyForm)))
  .post("/collections", member, limit("write"), (c) =>
    submit(c, {
      schema: collectionForm,
      run: async (ctx, draft) => `/collections/${await makeCollection(ctx, viewerOf(c), draft)}`,
      again: (filled) => collectionsPage(c, filled),
    }),
  )
  .get("/collections/:id", anyone, async (c) => show(c, await collectionPage(c, emptyForm)))
  .get("/collections/:id/poster", anyone, async (c) => {
    const collection = await collectionOf(c);
    const address = new URL(`/collections/${collection.id}`, c.var.ctx.config.baseUrl);
    return show(c, <CollectionPoster shell={c.var.shell} collection={collection} address={address} />);
  })
  .post("/collections/:id/people", member, limit("write"), async (c) => {
    await collectionOf(c);
    return submit(c, {
      schema: personForm,
      run: async (ctx, { handle }) => {
        const collection = await collectionOf(c, ctx);
        await gather(ctx, viewerOf(c), collection, handle);
        return `/collections/${collection.id}`;
      },
      again: (filled) => collectionPage(c, filled),
    });
  })
  .post("/collections/:id/people/:handle/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const collection = await collectionOf(c, ctx);
      await takeOut(ctx, viewerOf(c), collection, await getAccount(ctx, c.req.param("handle"), viewerOf(c)));
      return `/collections/${collection.id}`;
    }),
  )
  .post("/collections/:id/follows", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const collection = await collectionOf(c, ctx);
      await followAll(ctx, viewerOf(c), collection);
      return `/collections/${collection.id}`;
    }),
  )
  .post("/collections/:id/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await deleteCollection(ctx, viewerOf(c), await collectionOf(c, ctx));
      return "/collections";
    }),
  );
