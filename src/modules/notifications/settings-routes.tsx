import { Hono } from "hono";
import { findMailAddress } from "#modules/accounts";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { sendsMail } from "#platform/mail";
import { chooseNews, findInbox } from "./choose-news.ts";
import { addDevice, deviceForm, hasDevice, removeDevice } from "./push/devices.ts";
import { keepPushKey } from "./push/push-key.ts";
import { serviceWorker } from "./push/service-worker.ts";
import { type Channel, channelsOf, isWanted, kindsFor, newsForm, strangers } from "./rules.ts";
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
      ...channelsOf(true).map((channel) => [channel, ticked(channel)]),
      ...strangers.map((name) => [name, inbox[name]]),
      ["digest", inbox.digest],
    ]),
  };
}

async function page(c: RequestContext, filled: Filled) {
  const { ctx } = c.var;
  const viewer = viewerOf(c);
  const hasMail = sendsMail(ctx);
  const address = hasMail ? await findMailAddress(ctx, viewer) : undefined;
  const device = viewer.shared
    ? "never"
    : (await hasDevice(ctx, viewer))
      ? "on"
      : { key: (await keepPushKey(ctx)).publicKey.toString("base64url") };
  return (
    <NewsSettingsPage
      shell={c.var.shell}
      filled={filled}
      saved={c.req.query("saved") !== undefined}
      kinds={kindsFor(viewer)}
      mail={hasMail ? (address ? "address" : "none") : undefined}
      device={device}
    />
  );
}

const PLACE = "/settings/notifications";

/** How news reaches a person. */
export const settingsRoutes = new Hono<Env>()
  .get("/sw.js", anyone, (c) =>
    c.body(serviceWorker, 200, { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache" }),
  )
  .get(PLACE, member, async (c) => show(c, await page(c, await chosen(c))))
  .post(PLACE, member, limit("write"), (c) =>
    submit(c, {
      schema: newsForm,
      lists: channelsOf(true),
      run: async (ctx, choices) => {
        await chooseNews(ctx, viewerOf(c), choices);
        return `${PLACE}?saved`;
      },
      again: (filled) => page(c, filled),
    }),
  )
  .post("/settings/push", member, limit("write"), (c) =>
    submit(c, {
      schema: deviceForm,
      run: async (ctx, device) => {
        await addDevice(ctx, viewerOf(c), device);
        return PLACE;
      },
      again: async ({ errors }) => page(c, { ...(await chosen(c)), errors: { form: Object.values(errors)[0] ?? "" } }),
    }),
  )
  .post("/settings/push/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await removeDevice(ctx, viewerOf(c));
      return PLACE;
    }),
  );
