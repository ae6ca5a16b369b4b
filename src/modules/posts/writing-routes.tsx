import { Hono } from "hono";
import { keepPictures, pictureFiles } from "#modules/media";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { addressOf } from "./address-of.ts";
import { findHabits } from "./drafts.ts";
import { findQuotable } from "./find-quotable.ts";
import { findGroupToWrite } from "./in-group.ts";
import { cardOf, postOf } from "./named-post.ts";
import { findTies } from "./publish-post.ts";
import type { Post } from "./queries.ts";
import { mayReply } from "./rules.ts";
import { type Sent, sendWriting } from "./send-writing.ts";
import { listSpeakers } from "./speakers.ts";
import { NewPostPage, ReplyPage } from "./views/write-pages.tsx";
import { writingForm } from "./writing.ts";

/** An answer is read below what it answers; a message, and whatever answers nothing, at its own place. */
function answerAt(post: Post, parent: { readonly id: string } | undefined): string {
  return parent && !post.conversation_id ? `/p/${parent.id}#p${post.id}` : addressOf(post);
}

/** Where a person comes to after pressing a button under what they write. */
export function addressAfter(sent: Sent, parent?: { readonly id: string }): string {
  if (sent.became === "post") return answerAt(sent.post, parent);
  if (sent.became === "album") return `/drafts/${sent.draftId}#pictures`;
  if (sent.became === "longer") return `/drafts/${sent.draftId}?more#more`;
  return sent.became === "scheduled" ? "/drafts/scheduled?saved" : "/drafts?saved";
}

async function newPostPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const { drafts, ...habits } = await findHabits(ctx, viewerOf(c));
  const quotable = await findQuotable(ctx, viewerOf(c), filled.values["quoted"] || c.req.query("quote"));
  const named = filled.values["group"] || c.req.query("group");
  const group = named ? await findGroupToWrite(ctx, viewerOf(c), named) : undefined;
  const speakers = await listSpeakers(ctx, viewerOf(c));
  const values = { speaker: c.req.query("speaker") ?? "", ...habits, ...filled.values };
  const offered = { drafts, quotable, group, speakers };
  return <NewPostPage shell={shell} filled={{ ...filled, values }} {...offered} />;
}

/** Writing something new, or an answer. */
export const writingRoutes = new Hono<Env>()
  .get("/posts/new", member, async (c) => show(c, await newPostPage(c, emptyForm)))
  .post("/posts", member, limit("publish"), (c) =>
    submit(c, {
      schema: writingForm,
      files: pictureFiles(c.var.ctx),
      check: async (ctx, _, uploads) => keepPictures(ctx, viewerOf(c), uploads),
      run: async (ctx, pressed, pictures) => {
        const { timeZone } = c.var.shell.reader;
        return addressAfter(await sendWriting(ctx, viewerOf(c), pressed, { timeZone, pictures }));
      },
      again: (filled) => newPostPage(c, filled),
    }),
  )
  .get("/p/:id/reply", member, async (c) => {
    const parent = await cardOf(c);
    const viewer = viewerOf(c);
    const ties = await findTies(c.var.ctx, viewer, parent);
    const may = mayReply(parent, { id: viewer.id, ...ties });
    return show(
      c,
      <ReplyPage
        shell={c.var.shell}
        parent={parent}
        filled={{ ...emptyForm, values: { speaker: c.req.query("speaker") ?? "" } }}
        mayReply={may}
        locked={ties.isLocked}
        speakers={await listSpeakers(c.var.ctx, viewer)}
      />,
    );
  })
  .post("/p/:id/replies", member, limit("publish"), (c) =>
    submit(c, {
      schema: writingForm,
      files: pictureFiles(c.var.ctx),
      check: async (ctx, _, uploads) => keepPictures(ctx, viewerOf(c), uploads),
      run: async (ctx, pressed, pictures) => {
        const parent = await postOf(c, ctx);
        const { timeZone } = c.var.shell.reader;
        return addressAfter(await sendWriting(ctx, viewerOf(c), pressed, { parent, timeZone, pictures }), parent);
      },
      again: async (filled) => {
        const speakers = await listSpeakers(c.var.ctx, viewerOf(c));
        const parent = await cardOf(c);
        return <ReplyPage shell={c.var.shell} parent={parent} filled={filled} mayReply speakers={speakers} />;
      },
    }),
  );
