import { Hono } from "hono";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { clientAddress } from "#platform/http/client-address";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { sendsMail } from "#platform/mail";
import { readId } from "#platform/paging";
import { actionableById, openDemandOf } from "../actions/actionable.ts";
import { originOf } from "../signatures/origin.ts";
import { deskRoutes } from "./desk-routes.tsx";
import { leaveComment } from "./leave-comment.ts";
import { listReplies } from "./list-replies.ts";
import { confirmComment, deleteOwnComment, findOwnComment } from "./own-comment.ts";
import { listComments } from "./queries.ts";
import { commentForm } from "./rules.ts";
import { CommentsPage } from "./views/comments-page.tsx";
import { OwnCommentPage, SentPage } from "./views/own-comment-page.tsx";

async function commentsPage(c: RequestContext, filled: Filled = emptyForm) {
  const { ctx, shell, viewer } = c.var;
  const demand = await openDemandOf(c);
  const [comments, replies] = await Promise.all([
    listComments(ctx, demand, readId(c.req.query("before"))),
    listReplies(ctx, viewer, demand),
  ]);
  return (
    <CommentsPage
      shell={shell}
      demand={demand}
      comments={comments}
      replies={replies}
      filled={filled}
      mails={sendsMail(ctx)}
    />
  );
}

const SECRET = ":secret{[\\w-]{43}}";
/** The comment of a link in a mail, while everybody may see its demand. @throws NotFound */
async function ownOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const comment = await findOwnComment(ctx, c.req.param("secret") ?? "");
  if (!comment) throw new NotFound();
  return { comment, demand: await actionableById(ctx, undefined, comment.demand_id) };
}

/** What people without an account say under a demand, beside what members answer. */
export const commentRoutes = new Hono<Env>()
  .route("/", deskRoutes)
  .get("/demands/:id/comments", anyone, async (c) => show(c, await commentsPage(c)))
  .post("/demands/:id/comments", anyone, limit("comment"), async (c) => {
    const demand = await openDemandOf(c);
    return submit(c, {
      schema: commentForm,
      run: async (ctx, draft) => {
        await leaveComment(ctx, demand, draft, c.var.shell.reader.locale, originOf(ctx, clientAddress(c)));
        return `/demands/${demand.id}/comments/sent`;
      },
      again: (filled) => commentsPage(c, filled),
    });
  })
  .get("/demands/:id/comments/sent", anyone, async (c) =>
    show(c, <SentPage shell={c.var.shell} demand={await openDemandOf(c)} mails={sendsMail(c.var.ctx)} />),
  )
  .get(`/comments/${SECRET}`, anyone, async (c) =>
    show(c, <OwnCommentPage shell={c.var.shell} {...(await ownOf(c))} at={c.req.path} />),
  )
  .post(`/comments/${SECRET}`, anyone, limit("comment"), (c) =>
    press(c, async (ctx) => {
      await confirmComment(ctx, (await ownOf(c, ctx)).comment);
      return c.req.path;
    }),
  )
  .post(`/comments/${SECRET}/removal`, anyone, limit("comment"), (c) =>
    press(c, async (ctx) => {
      const { comment, demand } = await ownOf(c, ctx);
      await deleteOwnComment(ctx, comment);
      return `/demands/${demand.id}/comments`;
    }),
  );
