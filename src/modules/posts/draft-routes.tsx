import { Hono } from "hono";
import { keepPictures, listPicturesOfDraft, pictureFiles, pictureLimits } from "#modules/media";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import { getDraft, listDrafts, listScheduled, type SavedDraft } from "./drafts.ts";
import { findQuotable } from "./find-quotable.ts";
import { findGroupToWrite } from "./in-group.ts";
import { idOf } from "./named-post.ts";
import { deleteDraft } from "./publish-writing.ts";
import { getCard, getPost } from "./queries.ts";
import { sendWriting } from "./send-writing.ts";
import { listSpeakers } from "./speakers.ts";
import { DeleteDraftPage, DraftPage, DraftsPage } from "./views/draft-pages.tsx";
import { toValues, writingForm } from "./writing.ts";
import { addressAfter } from "./writing-routes.tsx";

const draftOf = async (c: RequestContext, ctx: Context = c.var.ctx): Promise<SavedDraft> =>
  getDraft(ctx, viewerOf(c), idOf(c));

/** What is not there, or not to be seen, as undefined. */
const ifFound = <Found,>(looking: Promise<Found>): Promise<Found | undefined> =>
  looking.catch((error: unknown) => {
    if (error instanceof NotFound) return undefined;
    throw error;
  });

async function draftPage(c: RequestContext, change?: Filled) {
  const { ctx, viewer, shell } = c.var;
  const draft = await draftOf(c);
  const parent = draft.parent_id ? await ifFound(getCard(ctx, viewer, draft.parent_id)) : undefined;
  const quotable = await findQuotable(ctx, viewerOf(c), draft.writing.quoted);
  const { group: named } = draft.writing;
  const group = named ? await findGroupToWrite(ctx, viewerOf(c), named) : undefined;
  const values = toValues(draft.writing, draft.publish_at, shell.reader.timeZone);
  const errors = draft.problem ? { form: draft.problem } : {};
  const filled = change ?? { values, errors };
  const pictures = await listPicturesOfDraft(ctx, draft);
  return (
    <DraftPage
      shell={shell}
      draft={draft}
      pictures={pictures}
      parent={parent}
      quotable={quotable}
      group={group}
      speakers={await listSpeakers(ctx, viewerOf(c))}
      filled={filled}
      longer={c.req.query("more") !== undefined}
    />
  );
}

/** What one has written and not sent. Nobody else can open any of it. */
export const draftRoutes = new Hono<Env>()
  .get("/drafts", member, async (c) => {
    const page = await listDrafts(c.var.ctx, viewerOf(c), readId(c.req.query("before")) ?? NEWEST);
    return show(c, <DraftsPage shell={c.var.shell} {...page} saved={c.req.query("saved") !== undefined} />);
  })
  .get("/drafts/scheduled", member, async (c) => {
    const entries = await listScheduled(c.var.ctx, viewerOf(c));
    return show(
      c,
      <DraftsPage shell={c.var.shell} entries={entries} scheduled saved={c.req.query("saved") !== undefined} />,
    );
  })
  .get("/drafts/:id", member, async (c) => show(c, await draftPage(c)))
  .post("/drafts/:id", member, limit("publish"), (c) =>
    submit(c, {
      schema: writingForm,
      files: pictureFiles(c.var.ctx),
      check: async (ctx, _, uploads) => {
        const held = uploads.length > 0 ? await listPicturesOfDraft(ctx, await draftOf(c)) : [];
        if (held.length + uploads.length > pictureLimits.perPost) throw new Invalid({ pictures: "tooManyPictures" });
        return keepPictures(ctx, viewerOf(c), uploads);
      },
      run: async (ctx, pressed, pictures) => {
        const draft = await draftOf(c, ctx);
        const parent = draft.parent_id ? await ifFound(getPost(ctx, c.var.viewer, draft.parent_id)) : undefined;
        if (draft.parent_id && !parent && !pressed.alone) throw new Invalid({ form: "parentGone" });
        const { timeZone } = c.var.shell.reader;
        const place = { draft, timeZone, pictures, ...(parent && { parent }) };
        return addressAfter(await sendWriting(ctx, viewerOf(c), pressed, place), parent);
      },
      again: (filled) => draftPage(c, filled),
    }),
  )
  .get("/drafts/:id/removal", member, async (c) =>
    show(c, <DeleteDraftPage shell={c.var.shell} draft={await draftOf(c)} />),
  )
  .post("/drafts/:id/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await deleteDraft(ctx, viewerOf(c), { id: idOf(c) });
      return "/drafts";
    }),
  );
