import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { administrator, anyone, anySession, limit, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import { appealDecision, findAppeal } from "./appeals.ts";
import { getDecision } from "./decisions.ts";
import { idOf } from "./house-routes.tsx";
import { findOwnWords, getNotice, listNotices, noteRead } from "./notices.ts";
import { countLog, listLog, listWholeLog } from "./public-log.ts";
import { appealForm } from "./rules.ts";
import { LogPage, WholeLogPage } from "./views/log-pages.tsx";
import { NoticePage, NoticesPage } from "./views/notice-pages.tsx";

const before = (c: RequestContext) => readId(c.req.query("before")) ?? NEWEST;

async function noticePage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const viewer = viewerOf(c);
  const notice = await getNotice(ctx, viewer, idOf(c));
  if (c.req.method === "GET") await noteRead(ctx, notice);
  const decision = notice.decision_id ? await getDecision(ctx, notice.decision_id) : undefined;
  const isMine = decision !== undefined && notice.kind !== "report_answered" && decision.subject_id === viewer.id;
  const [appeal, said] = isMine
    ? await Promise.all([findAppeal(ctx, decision), findOwnWords(ctx, viewer, notice)])
    : [undefined, undefined];
  return <NoticePage shell={shell} notice={notice} decision={decision} appeal={appeal} said={said} filled={filled} />;
}

/** What moderators tell someone, also who may come in no further than this; and what they tell everyone. */
export const noticeRoutes = new Hono<Env>()
  .get("/notices", anySession, async (c) => {
    const { ctx, shell } = c.var;
    const viewer = viewerOf(c);
    return show(c, <NoticesPage shell={shell} viewer={viewer} notices={await listNotices(ctx, viewer, before(c))} />);
  })
  .get("/notices/:id", anySession, async (c) => show(c, await noticePage(c, emptyForm)))
  .post("/notices/:id/appeal", anySession, limit("write"), async (c) => {
    const viewer = viewerOf(c);
    const { decision_id } = await getNotice(c.var.ctx, viewer, idOf(c));
    if (!decision_id || (await getDecision(c.var.ctx, decision_id)).subject_id !== viewer.id) throw new NotFound();
    return submit(c, {
      schema: appealForm,
      run: async (ctx, { words }) => {
        await appealDecision(ctx, viewer, decision_id, words);
        return `/notices/${idOf(c)}`;
      },
      again: (filled) => noticePage(c, filled),
    });
  })
  .get("/log", anyone, async (c) => {
    const [entries, counts] = await Promise.all([listLog(c.var.ctx, before(c)), countLog(c.var.ctx)]);
    return show(c, <LogPage shell={c.var.shell} entries={entries} counts={counts} />);
  })
  .get("/admin/log", administrator, async (c) =>
    show(c, <WholeLogPage shell={c.var.shell} entries={await listWholeLog(c.var.ctx, before(c))} />),
  );
