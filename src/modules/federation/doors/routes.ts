import { Hono, type MiddlewareHandler } from "hono";
import { postUri } from "#modules/posts";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Community, Env, RequestContext } from "#platform/http/env";
import { anyone } from "#platform/http/guards";
import { NEWEST, readId } from "#platform/paging";
import { remember } from "#platform/remember";
import { outboxUri } from "../addresses.ts";
import { toStatements } from "../documents/question-parts.ts";
import { toActor, toServerActor } from "../documents/to-actor.ts";
import { toNote } from "../documents/to-note.ts";
import { answerDocument, answerOpen, Gone } from "./answer.ts";
import { toFeatured, toFollows, toOutbox, toReplies, toThread } from "./collections.ts";
import { getModerators } from "./get-moderators.ts";
import { getOwnPost } from "./get-own-post.ts";
import { getOwner } from "./get-owner.ts";
import { getStamp } from "./get-stamp.ts";
import { wantsDocument } from "./negotiate.ts";
import { countUsage, NODE_INFO_TYPE, toNodeInfo, toNodeInfoLinks } from "./node-info.ts";
import { toDescriptor } from "./web-finger.ts";

/** Counting all posts takes a while, and nobody needs it to the minute. */
const USAGE_KEPT_MS = 600_000;
/** What we say of ourselves. */
const VERSION = "0.1.0";

const idOf = (c: RequestContext) => c.req.param("id") ?? "";
const placeOf = (c: RequestContext) => ({
  isPage: c.req.query("page") !== undefined,
  before: readId(c.req.query("before")) ?? NEWEST,
});

const postAt = (c: RequestContext) =>
  answerDocument(c, async ({ looker }) => toNote(c.var.ctx, (await getOwnPost(c.var.ctx, looker, idOf(c))).post), {
    page: `/p/${idOf(c)}`,
  });
const countedAt = (c: RequestContext, of: "likes" | "shares") =>
  answerDocument(c, async ({ looker }) => {
    const { post } = await getOwnPost(c.var.ctx, looker, idOf(c));
    const totalItems = of === "likes" ? post.likes_count : post.shares_count;
    return { id: `${postUri(c.var.ctx, post)}/${of}`, type: "Collection", totalItems };
  });
const followsAt = (c: RequestContext, side: "followers" | "following") =>
  answerDocument(c, async ({ looker }) =>
    toFollows(c.var.ctx, await getOwner(c.var.ctx, looker, { id: idOf(c) }), side, placeOf(c)),
  );

/** Where other servers read who lives here and what they said. Each document is what whoever signed the request may see. */
export const makeDocumentRoutes = (ctx: Context): Hono<Env> => {
  const usage = remember(() => countUsage(ctx), USAGE_KEPT_MS);
  return new Hono<Env>()
    .get("/ap/server", anyone, (c) =>
      answerDocument(c, () => toServerActor(c.var.ctx, c.var.community.name), { page: "/about", always: true }),
    )
    .get("/ap/server/outbox", anyone, (c) =>
      answerDocument(
        c,
        async () => ({
          id: outboxUri(c.var.ctx, "server"),
          type: "OrderedCollection",
          totalItems: 0,
          orderedItems: [],
        }),
        { always: true },
      ),
    )
    .get("/ap/users/:id", anyone, async (c) => {
      const find = (looker: Looker) => getOwner(c.var.ctx, looker, { id: idOf(c) });
      const page = await find(undefined).then(
        ({ handle }) => `/@${handle}`,
        () => undefined,
      );
      return answerDocument(c, async ({ looker }) => toActor(c.var.ctx, await find(looker)), page ? { page } : {});
    })
    .get("/ap/users/:id/followers", anyone, (c) => followsAt(c, "followers"))
    .get("/ap/users/:id/following", anyone, (c) => followsAt(c, "following"))
    .get("/ap/users/:id/outbox", anyone, (c) =>
      answerDocument(c, async ({ looker }) =>
        toOutbox(c.var.ctx, looker, await getOwner(c.var.ctx, looker, { id: idOf(c) }), placeOf(c)),
      ),
    )
    .get("/ap/users/:id/featured", anyone, (c) =>
      answerDocument(c, async ({ looker }) =>
        toFeatured(c.var.ctx, looker, await getOwner(c.var.ctx, looker, { id: idOf(c) })),
      ),
    )
    .get("/ap/users/:id/moderators", anyone, (c) =>
      answerDocument(c, async ({ looker }) => getModerators(c.var.ctx, looker, idOf(c))),
    )
    .get("/ap/posts/:id", anyone, postAt)
    .get("/ap/posts/:id/replies", anyone, (c) =>
      answerDocument(c, async ({ looker }) => {
        const after = c.req.query("page") === undefined ? undefined : (readId(c.req.query("after")) ?? "0");
        const read = await getOwnPost(c.var.ctx, looker, idOf(c));
        return toReplies(c.var.ctx, read.looker, read.post, after);
      }),
    )
    .get("/ap/posts/:id/statements", anyone, (c) =>
      answerDocument(c, async ({ looker }) => {
        const after = /^\d{1,5}$/.exec(c.req.query("page") ?? "")?.[0];
        const { post } = await getOwnPost(c.var.ctx, looker, idOf(c));
        return toStatements(c.var.ctx, post, after === undefined ? undefined : Number(after));
      }),
    )
    .get("/ap/posts/:id/likes", anyone, (c) => countedAt(c, "likes"))
    .get("/ap/posts/:id/shares", anyone, (c) => countedAt(c, "shares"))
    .get("/ap/contexts/:id", anyone, (c) =>
      answerDocument(c, async ({ looker }) => {
        const read = await getOwnPost(c.var.ctx, looker, idOf(c));
        return toThread(c.var.ctx, read.looker, read.post);
      }),
    )
    .get("/ap/quotes/:id", anyone, (c) => answerDocument(c, () => getStamp(c.var.ctx, readId(idOf(c)))))
    .get("/.well-known/webfinger", anyone, async (c) => {
      const resource = c.req.query("resource");
      c.header("Access-Control-Allow-Origin", "*");
      if (!resource) return c.json({ error: "resource" }, 400);
      try {
        if (c.var.community.federation === "closed") throw new NotFound();
        return answerOpen(c, "application/jrd+json", await toDescriptor(c.var.ctx, resource));
      } catch (error) {
        if (error instanceof Gone) return c.json({ error: "gone" }, 410);
        if (error instanceof NotFound) return c.json({ error: "not found" }, 404);
        throw error;
      }
    })
    .get("/.well-known/nodeinfo", anyone, (c) => answerOpen(c, "application/json", toNodeInfoLinks(c.var.ctx)))
    .get("/nodeinfo/2.1", anyone, async (c) =>
      answerOpen(c, NODE_INFO_TYPE, toNodeInfo(c.var.community, await usage.get(), VERSION)),
    );
};

/** Whoever asks for ActivityPub at the address of a page gets the document; the page stays as it is. */
export const documentOfPage =
  (community: () => Promise<Community>): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (!wantsDocument(c.req.header("Accept"))) return next();
    const [, handle, number] = /^\/(?:@(\w{2,30})|p\/(\d{1,19}))$/.exec(c.req.path) ?? [];
    const id = readId(number);
    if (!handle && !id) return next();
    const { ctx } = c.var;
    c.set("community", await community());
    return answerDocument(c, async ({ looker }) =>
      handle
        ? toActor(ctx, await getOwner(ctx, looker, { handle }))
        : toNote(ctx, (await getOwnPost(ctx, looker, id ?? "")).post),
    );
  };
