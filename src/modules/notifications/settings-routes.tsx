import { Hono } from "hono";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { chooseNews, findInbox } from "./choose-news.ts";
import { type Channel, channels, isWanted, kindsFor, newsForm, strangers } from "./rules.ts";
import { NewsSettingsPage } from "./views/settings-page.tsx";

/** What the viewer chose, as the form's fields. */
async function chosen(c: RequestContext): Promise<Filled> {
  const viewer = viewerOf(c);
  const inbox = await findInbox(c.var.ctx, viewer);
  const ticked = (channel: Channel) =>
    kindsFor(viewer)
      .filter((kind) => isWanted(kind, channel, inbox[`${channel}_exceptions`]))
      .map(({ name }) => name)
      .join(",");
  return {
    ...emptyForm,
    values: Object.fromEntries([
      ...channels.map((channel) => [channel, ticked(channel)]),
      ...strangers.map((name) => [name, inbox[name]]),
    ]),
  };
}

const page = (c: RequestContext, filled: Filled, saved = false) => (
  <NewsSettingsPage
    shell={c.var.shell}
    filled={filled}
    saved={saved}
    kinds={kindsFor(viewerOf(c))}
    channels={channels}
  />
);

export const settingsRoutes = new Hono<Env>()
  .get("/settings/notifications", member, async (c) =>
    show(c, page(c, await chosen(c), c.req.query("saved") !== undefined)),
  )
  .post("/settings/notifications", member, limit("write"), (c) =>
    submit(c, {
      schema: newsForm,
      lists: channels,
      run: async (ctx, choices) => {
        await chooseNews(ctx, viewerOf(c), choices);
        return "/settings/notifications?saved";
      },
      again: (filled) => page(c, filled),
    }),
  );
