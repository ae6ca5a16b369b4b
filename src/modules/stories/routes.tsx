import { Hono } from "hono";
import { keepPictures, pictureFiles } from "#modules/media";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { answerStory } from "./answer-story.ts";
import { deleteHighlight } from "./delete-highlight.ts";
import { deleteStory } from "./delete-story.ts";
import { keepStory } from "./keep-story.ts";
import { noteSeen } from "./note-seen.ts";
import { findNext, getHighlight, getStory, listHighlights, listSeers, listStoriesOf, listTellers } from "./queries.ts";
import { answerForm, highlightForm, storyForm } from "./rules.ts";
import { tellStory } from "./tell-story.ts";
import { HighlightPage } from "./views/highlight-page.tsx";
import { NewStoryPage, TellersPage } from "./views/pages.tsx";
import { StoryPage } from "./views/story-page.tsx";

function idOf(c: RequestContext): string {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return id;
}
const storyOf = (c: RequestContext, ctx: Context = c.var.ctx) => getStory(ctx, viewerOf(c), idOf(c));

/** A story with what comes after it; for its author who has seen it, for others a place to answer. */
async function storyPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const viewer = viewerOf(c);
  const story = await storyOf(c);
  if (c.req.method === "GET") await noteSeen(ctx, viewer, story);
  const isMine = story.author_id === viewer.id;
  const [next, seen, highlights] = await Promise.all([
    findNext(ctx, viewer, story),
    isMine ? listSeers(ctx, story) : undefined,
    isMine ? listHighlights(ctx, viewer, viewer) : [],
  ]);
  return <StoryPage shell={shell} story={story} next={next} seen={seen} highlights={highlights} filled={filled} />;
}

/** What people tell for a day. */
export const storiesRoutes = new Hono<Env>()
  .get("/stories", member, async (c) => {
    const { ctx, shell } = c.var;
    const viewer = viewerOf(c);
    const [tellers, mine] = await Promise.all([listTellers(ctx, viewer), listStoriesOf(ctx, viewer, viewer.id)]);
    return show(c, <TellersPage shell={shell} tellers={tellers} mine={mine} />);
  })
  .get("/stories/new", member, (c) => show(c, <NewStoryPage shell={c.var.shell} filled={emptyForm} />))
  .post("/stories", member, limit("publish"), (c) =>
    submit(c, {
      schema: storyForm,
      files: pictureFiles(c.var.ctx, 1),
      check: async (ctx, _, uploads) => keepPictures(ctx, viewerOf(c), uploads),
      run: async (ctx, draft, pictures) => `/stories/${await tellStory(ctx, viewerOf(c), draft, pictures)}`,
      again: (filled) => <NewStoryPage shell={c.var.shell} filled={filled} />,
    }),
  )
  .get("/stories/:id", member, async (c) => show(c, await storyPage(c, emptyForm)))
  .post("/stories/:id/replies", member, limit("publish"), async (c) => {
    await storyOf(c);
    return submit(c, {
      schema: answerForm,
      run: async (ctx, { text }) => {
        const message = await answerStory(ctx, viewerOf(c), await storyOf(c, ctx), text);
        return `/messages/${message.conversation_id}#p${message.id}`;
      },
      again: (filled) => storyPage(c, filled),
    });
  })
  .post("/stories/:id/highlight", member, limit("write"), async (c) => {
    await storyOf(c);
    return submit(c, {
      schema: highlightForm,
      run: async (ctx, { name }) => `/highlights/${await keepStory(ctx, viewerOf(c), await storyOf(c, ctx), name)}`,
      again: (filled) => storyPage(c, filled),
    });
  })
  .post("/stories/:id/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await deleteStory(ctx, viewerOf(c), await storyOf(c, ctx));
      return "/stories";
    }),
  )
  .get("/highlights/:id", member, async (c) => {
    const highlight = await getHighlight(c.var.ctx, viewerOf(c), idOf(c));
    return show(c, <HighlightPage shell={c.var.shell} highlight={highlight} />);
  })
  .post("/highlights/:id/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const highlight = await getHighlight(ctx, viewerOf(c), idOf(c));
      await deleteHighlight(ctx, viewerOf(c), highlight);
      return `/@${viewerOf(c).handle}`;
    }),
  );
