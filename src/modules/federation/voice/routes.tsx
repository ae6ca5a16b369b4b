import { Hono } from "hono";
import type { Child } from "hono/jsx";
import { z } from "zod";
import type { Account } from "#modules/accounts";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { joinElsewhere, leaveElsewhere } from "./join-elsewhere.ts";
import { getDemandElsewhere, getEventElsewhere } from "./queries.ts";
import { signElsewhere, withdrawElsewhere } from "./sign-elsewhere.ts";
import { endSponsorElsewhere, listActingGroups, sponsorElsewhere } from "./sponsor-elsewhere.ts";
import { AttendancePage } from "./views/attendance-page.tsx";
import { SignaturePage } from "./views/signature-page.tsx";

/** Something a post of another server calls to, and its two answers. */
type Kind<Called> = {
  readonly part: "signature" | "attendance";
  readonly get: (ctx: Context, looker: Looker, postId: string) => Promise<Called>;
  readonly draw: (c: RequestContext, called: Called, filled: Filled) => Child | Promise<Child>;
  readonly answer: (ctx: Context, viewer: Account, called: Called) => Promise<void>;
  readonly takeBack: (ctx: Context, viewer: Account, called: Called) => Promise<void>;
};

function routesOf<Called extends { readonly post_id: string }>({ part, get, draw, answer, takeBack }: Kind<Called>) {
  const calledIn = (c: RequestContext, ctx: Context = c.var.ctx) => {
    const id = readId(c.req.param("id"));
    if (!id) throw new NotFound();
    return get(ctx, c.var.viewer, id);
  };
  const page = async (c: RequestContext, filled: Filled) => <>{await draw(c, await calledIn(c), filled)}</>;
  const path = `/p/:id/${part}` as const;
  return new Hono<Env>()
    .get(path, member, async (c) => show(c, await page(c, emptyForm)))
    .post(path, member, limit("write"), (c) =>
      submit(c, {
        schema: z.object({}),
        run: async (ctx) => {
          const called = await calledIn(c, ctx);
          await answer(ctx, viewerOf(c), called);
          return `/p/${called.post_id}/${part}`;
        },
        again: (filled) => page(c, filled),
      }),
    )
    .post(`${path}/removal`, member, limit("write"), (c) =>
      press(c, async (ctx) => {
        const called = await calledIn(c, ctx);
        await takeBack(ctx, viewerOf(c), called);
        return `/p/${called.post_id}`;
      }),
    );
}

/** A button beside a group or an organisation that the reader acts for. */
const asGroup = (act: typeof sponsorElsewhere) => (c: RequestContext) =>
  press(c, async (ctx) => {
    const id = readId(c.req.param("id"));
    if (!id) throw new NotFound();
    const demand = await getDemandElsewhere(ctx, c.var.viewer, id);
    await act(ctx, viewerOf(c), demand, c.req.param("handle") ?? "");
    return `/p/${demand.post_id}/signature`;
  });

/** Standing behind what somebody at another server asks, and coming to what people of another server meet for. */
export const voiceRoutes = new Hono<Env>()
  .post("/p/:id/signature/by/:handle", member, limit("write"), asGroup(sponsorElsewhere))
  .post("/p/:id/signature/by/:handle/removal", member, limit("write"), asGroup(endSponsorElsewhere))
  .route(
    "/",
    routesOf({
      part: "signature",
      get: getDemandElsewhere,
      draw: async (c, demand, filled) => (
        <SignaturePage
          shell={c.var.shell}
          demand={demand}
          groups={await listActingGroups(c.var.ctx, viewerOf(c), demand)}
          filled={filled}
        />
      ),
      answer: signElsewhere,
      takeBack: withdrawElsewhere,
    }),
  )
  .route(
    "/",
    routesOf({
      part: "attendance",
      get: getEventElsewhere,
      draw: (c, event, filled) => <AttendancePage shell={c.var.shell} event={event} filled={filled} />,
      answer: joinElsewhere,
      takeBack: leaveElsewhere,
    }),
  );
