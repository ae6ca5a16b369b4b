import { Hono } from "hono";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, may, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { answerAppeal, findAppeal, getAppeal, listAppeals, mayAnswer } from "./appeals.ts";
import { getCase, listCases, listHistory, listLinked, listReports, listSnapshots, tabs } from "./cases.ts";
import { answerProposal, decideCase } from "./decide-case.ts";
import { getDecision, listDecisions } from "./decisions.ts";
import { assignCase, noteCase, noteOpened } from "./handle-case.ts";
import { idOf } from "./house-routes.tsx";
import { listRules } from "./house-rules.ts";
import { liftDecision } from "./lift-decision.ts";
import { answerForm, liftForm, noteForm, verdictForm } from "./rules.ts";
import type { Things } from "./things.ts";
import { AppealPage } from "./views/appeal-pages.tsx";
import { CasePage } from "./views/case-page.tsx";
import { AppealsPage, QueuePage } from "./views/queue-pages.tsx";
import { VerdictPage } from "./views/verdict-page.tsx";

/** What waits for moderators, and what they do about it. */
export function makeCaseRoutes(things: Things): Hono<Env> {
  const casePage = async (c: RequestContext, filled: Filled, id = idOf(c)) => {
    const { ctx, shell } = c.var;
    const viewer = viewerOf(c);
    const held = await getCase(ctx, viewer, id);
    const [reports, snapshots, decisions, linked, history, subject] = await Promise.all([
      listReports(ctx, held),
      listSnapshots(ctx, held),
      listDecisions(ctx, held.id),
      listLinked(ctx, held),
      listHistory(ctx, held),
      held.subject_id
        ? ctx.db.selectFrom("accounts").selectAll().where("id", "=", held.subject_id).executeTakeFirst()
        : undefined,
    ]);
    if (c.req.method === "GET" && snapshots.some(({ content }) => content.isPrivate))
      await noteOpened(ctx, viewer, held);
    const appeal = decisions[0] && (await findAppeal(ctx, decisions[0]));
    const first = snapshots[0];
    const href = first && things[held.kind].href({ id: held.thing_id, snapshot: first.content });
    return (
      <CasePage
        shell={shell}
        viewer={viewer}
        held={held}
        subject={subject}
        href={href}
        reports={reports}
        snapshots={snapshots}
        decisions={decisions}
        appeal={appeal}
        linked={linked}
        history={history}
        isLate={c.req.query("late") !== undefined}
        filled={filled}
      />
    );
  };
  const verdictPage = async (c: RequestContext, filled: Filled) => {
    const { ctx, shell } = c.var;
    const held = await getCase(ctx, viewerOf(c), idOf(c));
    const [rules, snapshots] = await Promise.all([listRules(ctx), listSnapshots(ctx, held)]);
    const { hide, remove } = things[held.kind];
    const may = { hide: hide !== undefined, delete: remove !== undefined };
    return <VerdictPage shell={shell} held={held} may={may} snapshot={snapshots[0]} rules={rules} filled={filled} />;
  };
  const appealPage = async (c: RequestContext, filled: Filled) => {
    const { ctx, shell } = c.var;
    const viewer = viewerOf(c);
    const { appeal, decision, held } = await getAppeal(ctx, viewer, idOf(c));
    const [snapshots, may] = await Promise.all([listSnapshots(ctx, held), mayAnswer(ctx, viewer, decision)]);
    const asker = await ctx.db
      .selectFrom("accounts")
      .select("name")
      .where("id", "=", appeal.account_id)
      .executeTakeFirst();
    return (
      <AppealPage
        shell={shell}
        appeal={appeal}
        asker={asker?.name ?? ""}
        decision={decision}
        snapshot={snapshots[0]}
        mayAnswer={may}
        filled={filled}
      />
    );
  };
  return new Hono<Env>()
    .get("/moderation/cases", may("reports"), async (c) => {
      const tab = tabs.find((known) => known === c.req.query("tab")) ?? "waiting";
      const page = Math.min(Number(/^\d{1,3}$/.exec(c.req.query("page") ?? "")?.[0] ?? 0), 500);
      const { cases, more } = await listCases(c.var.ctx, viewerOf(c), tab, page);
      return show(c, <QueuePage shell={c.var.shell} tab={tab} cases={cases} next={more ? page + 1 : undefined} />);
    })
    .get("/moderation/cases/:id", may("reports"), async (c) => show(c, await casePage(c, emptyForm)))
    .post("/moderation/cases/:id/assignment", may("reports"), limit("write"), (c) =>
      press(c, async (ctx) => {
        await assignCase(ctx, viewerOf(c), idOf(c), "me");
        return `/moderation/cases/${idOf(c)}`;
      }),
    )
    .post("/moderation/cases/:id/assignment/removal", may("reports"), limit("write"), (c) =>
      press(c, async (ctx) => {
        await assignCase(ctx, viewerOf(c), idOf(c), "nobody");
        return `/moderation/cases/${idOf(c)}`;
      }),
    )
    .post("/moderation/cases/:id/notes", may("reports"), limit("write"), async (c) => {
      await getCase(c.var.ctx, viewerOf(c), idOf(c));
      return submit(c, {
        schema: noteForm,
        run: async (ctx, { words }) => {
          await noteCase(ctx, viewerOf(c), await getCase(ctx, viewerOf(c), idOf(c)), words);
          return `/moderation/cases/${idOf(c)}#history`;
        },
        again: (filled) => casePage(c, filled),
      });
    })
    .get("/moderation/cases/:id/decision", may("reports"), async (c) => {
      const held = await getCase(c.var.ctx, viewerOf(c), idOf(c));
      if (held.state === "resolved") return c.redirect(`/moderation/cases/${held.id}?late`, 303);
      return show(c, await verdictPage(c, emptyForm));
    })
    .post("/moderation/cases/:id/decision", may("reports"), limit("write"), async (c) => {
      await getCase(c.var.ctx, viewerOf(c), idOf(c));
      return submit(c, {
        schema: verdictForm,
        run: async (ctx, { rule, ...verdict }) => {
          const outcome = await decideCase(ctx, things, viewerOf(c), idOf(c), { ...verdict, ruleId: rule });
          return `/moderation/cases/${idOf(c)}${outcome === "late" ? "?late" : ""}`;
        },
        again: (filled) => verdictPage(c, filled),
      });
    })
    .post("/moderation/cases/:id/agreement", may("people"), limit("write"), (c) =>
      press(c, async (ctx) => {
        await answerProposal(ctx, things, viewerOf(c), idOf(c), "agree");
        return `/moderation/cases/${idOf(c)}`;
      }),
    )
    .post("/moderation/cases/:id/agreement/removal", may("people"), limit("write"), (c) =>
      press(c, async (ctx) => {
        await answerProposal(ctx, things, viewerOf(c), idOf(c), "decline");
        return `/moderation/cases/${idOf(c)}`;
      }),
    )
    .post("/moderation/decisions/:id/removal", may("reports"), limit("write"), async (c) => {
      const { case_id } = await getDecision(c.var.ctx, idOf(c));
      await getCase(c.var.ctx, viewerOf(c), case_id);
      return submit(c, {
        schema: liftForm,
        run: async (ctx, { why }) => {
          await liftDecision(ctx, things, viewerOf(c), idOf(c), why);
          return `/moderation/cases/${case_id}`;
        },
        again: (filled) => casePage(c, filled, case_id),
      });
    })
    .get("/moderation/appeals", may("appeals"), async (c) =>
      show(c, <AppealsPage shell={c.var.shell} appeals={await listAppeals(c.var.ctx, viewerOf(c))} />),
    )
    .get("/moderation/appeals/:id", may("appeals"), async (c) => show(c, await appealPage(c, emptyForm)))
    .post("/moderation/appeals/:id/answer", may("appeals"), limit("write"), async (c) => {
      await getAppeal(c.var.ctx, viewerOf(c), idOf(c));
      return submit(c, {
        schema: answerForm,
        run: async (ctx, answer) => {
          await answerAppeal(ctx, things, viewerOf(c), idOf(c), answer);
          return `/moderation/appeals/${idOf(c)}`;
        },
        again: (filled) => appealPage(c, filled),
      });
    });
}
