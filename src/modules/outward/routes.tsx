import { Hono } from "hono";
import { getAccount } from "#modules/accounts";
import { getCard, gistOf, type PostCard } from "#modules/posts";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext, Viewer } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { answerOpenly } from "./answers.ts";
import { answerCard, makeCardRoutes } from "./card-routes.ts";
import type { DrawCard } from "./draw-card.ts";
import { type Feed, toFeed } from "./feed.ts";
import { toPoster } from "./poster.ts";
import { listSaid, listTagged } from "./queries.ts";
import { drawSitemap } from "./sitemap.ts";
import { toAtom } from "./to-atom.ts";
import { toJsonFeed } from "./to-json-feed.ts";
import { postIdOf, toOembed } from "./to-oembed.ts";
import { EmbedPage } from "./views/embed-page.tsx";
import { PosterPage } from "./views/poster-page.tsx";
import { words } from "./words.ts";

const formats = { "feed.atom": "application/atom+xml", "feed.json": "application/feed+json" } as const;
type Format = keyof typeof formats;
/** Anyone may frame it, and it can do nothing: no script, no form, no cookie is read for it. */
const embedPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/** What leaves the house: feeds, previews, embedded posts, paper. All of it is what a guest may see. */
export const makeOutwardRoutes = (drawCard: DrawCard) =>
  new Hono<Env>()
    .route("/", makeCardRoutes(drawCard))
    .get("/sitemap.xml", anyone, limit("search"), async (c) =>
      answerOpenly(c, "application/xml", await drawSitemap(c.var.ctx)),
    )
    .get("/:handle{@[A-Za-z0-9_]{2,30}}/:file{feed\\.(atom|json)}", anyone, async (c) => {
      const { ctx, community } = c.var;
      const account = await getAccount(ctx, c.req.param("handle").slice(1), undefined);
      const title = words(account.locale)("feedOf", { name: account.name, community: community.name });
      const file = c.req.param("file") as Format;
      const about = { title, language: account.locale, path: `/@${account.handle}`, file };
      return answerFeed(c, file, toFeed(await listSaid(ctx, account), about, account, ctx.config.baseUrl));
    })
    .get("/tags/:tag/:file{feed\\.(atom|json)}", anyone, async (c) => {
      const { ctx, community } = c.var;
      const tag = c.req.param("tag").toLowerCase().normalize("NFC");
      if (!/^[\p{L}\p{N}_]{1,100}$/u.test(tag)) throw new NotFound();
      const title = words(community.locale)("feedOf", { name: `#${tag}`, community: community.name });
      const file = c.req.param("file") as Format;
      const about = { title, language: community.locale, path: `/tags/${encodeURIComponent(tag)}`, file };
      const since = { created_at: community.founded_at };
      return answerFeed(c, file, toFeed(await listTagged(ctx, tag), about, since, ctx.config.baseUrl));
    })
    .get("/oembed", anyone, async (c) => {
      const { ctx, community } = c.var;
      const { baseUrl } = ctx.config;
      if ((c.req.query("format") ?? "json") !== "json") return c.json({ error: "format" }, 501);
      const id = postIdOf(c.req.query("url"), baseUrl);
      if (!id) throw new NotFound();
      const maxWidth = Number.parseInt(c.req.query("maxwidth") ?? "", 10) || Number.MAX_SAFE_INTEGER;
      const answer = toOembed(await getCard(ctx, undefined, id), community.name, baseUrl, maxWidth);
      return answerOpenly(c, "application/json", JSON.stringify(answer));
    })
    .get("/p/:id/embed", anyone, async (c) => {
      const { ctx, shell } = c.var;
      const card = await openCardOf(c);
      const guestShell = { ...shell, reader: { ...shell.reader, viewer: undefined } };
      const answer = show(c, <EmbedPage shell={guestShell} card={card} baseUrl={ctx.config.baseUrl} />);
      answer.headers.set("Content-Security-Policy", embedPolicy);
      answer.headers.set("Cross-Origin-Resource-Policy", "cross-origin");
      answer.headers.delete("X-Frame-Options");
      return answer;
    })
    .get("/p/:id/card.png", anyone, limit("draw"), async (c) => {
      const { ctx, community } = c.var;
      const card = await openCardOf(c);
      const png = await drawCard({
        name: card.author_name,
        community: community.name,
        text: gistOf(card, 230),
        address: `${ctx.config.baseUrl.host}/p/${card.id}`,
      });
      return answerCard(c, png);
    })
    .get("/p/:id/poster", anyone, async (c) => {
      const { ctx, shell, viewer } = c.var;
      const card = await openCardOf(c, viewer);
      const path = `/p/${card.id}`;
      const address = new URL(path, ctx.config.baseUrl).href;
      return show(c, <PosterPage shell={shell} poster={toPoster(card, c.req.query())} path={path} address={address} />);
    });

/** The post of an address, if it is for the whole world to see: nothing else ever leaves the house. */
async function openCardOf(c: RequestContext, viewer?: Viewer): Promise<PostCard> {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  const card = await getCard(c.var.ctx, viewer, id);
  if (card.audience !== "public" && card.audience !== "quiet") throw new NotFound();
  return card;
}

function answerFeed(c: RequestContext, file: Format, feed: Feed): Response {
  return answerOpenly(c, formats[file], file === "feed.atom" ? toAtom(feed) : toJsonFeed(feed));
}
