import { Hono } from "hono";
import { z } from "zod";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { administrator, limit, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { MailHostsPage } from "./views/mail-hosts-page.tsx";
import { addWeakHost, listWeakHosts, removeWeakHost } from "./weak-hosts.ts";

const hostForm = z.object({ host: z.string("required").trim().min(1, "required").max(253, "tooLong") });

const hostsPage = async (c: RequestContext, filled: Filled) => (
  <MailHostsPage shell={c.var.shell} hosts={await listWeakHosts(c.var.ctx)} filled={filled} />
);

/** The list of mail hosts that hand a mailbox to anybody for a moment. */
export const mailHostRoutes = new Hono<Env>()
  .get("/admin/mail-hosts", administrator, async (c) => show(c, await hostsPage(c, emptyForm)))
  .post("/admin/mail-hosts", administrator, limit("write"), (c) =>
    submit(c, {
      schema: hostForm,
      run: async (ctx, { host }) => {
        await addWeakHost(ctx, viewerOf(c), host);
        return "/admin/mail-hosts";
      },
      again: (filled) => hostsPage(c, filled),
    }),
  )
  .post("/admin/mail-hosts/:host/removal", administrator, limit("write"), (c) =>
    press(c, async (ctx) => {
      await removeWeakHost(ctx, c.req.param("host").toLowerCase());
      return "/admin/mail-hosts";
    }),
  );
