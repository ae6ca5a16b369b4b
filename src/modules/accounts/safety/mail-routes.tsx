import type { MiddlewareHandler } from "hono";
import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { fresh } from "#platform/http/fresh";
import { anyone, evenFrozen, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { sendsMail } from "#platform/mail";
import { admit } from "./admit.ts";
import { askForMailAddress, confirmMailAddress, findAsked, removeMailAddress } from "./change-mail-address.ts";
import { mailAddressForm, mailRecoveryForm, newPassphraseForm } from "./forms.ts";
import { findMailLink } from "./mail-links.ts";
import { findMailAddress } from "./mailbox.ts";
import { countOtherSessions } from "./queries.ts";
import { askForMailRecovery, recoverByMail } from "./recover-by-mail.ts";
import { ConfirmMailPage, LinkOverPage, MailPage, MailRecoveryPage, NewPassphrasePage } from "./views/mail-pages.tsx";

/** Where no mail is sent there is no such page. */
const withMail: MiddlewareHandler<Env> = async (c, next) => {
  if (!sendsMail(c.var.ctx)) throw new NotFound();
  await next();
};
const SECRET = ":secret{[\\w-]{43}}";
const secretOf = (c: RequestContext) => c.req.param("secret") ?? "";
const isOver = (c: RequestContext) => show(c, <LinkOverPage shell={c.var.shell} />, 404);

async function mailPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const viewer = viewerOf(c);
  const [address, others] = await Promise.all([findMailAddress(ctx, viewer), countOtherSessions(ctx, viewer)]);
  const news = (["sent", "confirmed", "removed"] as const).find((one) => c.req.query(one) !== undefined);
  return <MailPage shell={shell} filled={filled} address={address} others={others} news={news} />;
}

/** An address of one's own, for whoever wants to give one, and the way back in that it opens. */
export const mailRoutes = new Hono<Env>()
  .get("/settings/mail-address", member, withMail, fresh, async (c) => show(c, await mailPage(c, emptyForm)))
  .post("/settings/mail-address", evenFrozen, withMail, fresh, limit("mail"), (c) =>
    submit(c, {
      schema: mailAddressForm,
      run: async (ctx, { email }) => {
        await askForMailAddress(ctx, viewerOf(c), email);
        return "/settings/mail-address?sent";
      },
      again: (filled) => mailPage(c, filled),
    }),
  )
  .post("/settings/mail-address/removal", evenFrozen, withMail, fresh, limit("write"), (c) =>
    press(c, async (ctx) => {
      await removeMailAddress(ctx, viewerOf(c));
      return "/settings/mail-address?removed";
    }),
  )
  .get(`/mail-address/${SECRET}`, anyone, async (c) => {
    const asked = await findAsked(c.var.ctx, secretOf(c));
    if (!asked) return isOver(c);
    return show(c, <ConfirmMailPage shell={c.var.shell} {...asked} secret={secretOf(c)} />);
  })
  .post(`/mail-address/${SECRET}`, anyone, limit("signInFrom"), (c) =>
    press(c, async (ctx) => {
      if (!(await confirmMailAddress(ctx, secretOf(c)))) return "/mail-address?over";
      return c.var.viewer ? "/settings/mail-address?confirmed" : "/mail-address";
    }),
  )
  .get("/mail-address", anyone, (c) =>
    c.req.query("over") === undefined ? show(c, <ConfirmMailPage shell={c.var.shell} />) : isOver(c),
  )
  .get("/session/mail-recovery", anyone, withMail, (c) =>
    show(c, <MailRecoveryPage shell={c.var.shell} filled={emptyForm} isSent={c.req.query("sent") !== undefined} />),
  )
  .post("/session/mail-recovery", anyone, withMail, limit("mail"), (c) =>
    submit(c, {
      schema: mailRecoveryForm,
      repeatable: true,
      run: async (ctx, { whom }) => {
        await askForMailRecovery(ctx, whom);
        return "/session/mail-recovery?sent";
      },
      again: (filled) => <MailRecoveryPage shell={c.var.shell} filled={filled} />,
    }),
  )
  .get(`/session/mail-recovery/${SECRET}`, anyone, async (c) => {
    const link = await findMailLink(c.var.ctx, secretOf(c), "recover");
    if (!link) return isOver(c);
    return show(
      c,
      <NewPassphrasePage shell={c.var.shell} filled={emptyForm} action={c.req.path} handle={link.account.handle} />,
    );
  })
  .post(`/session/mail-recovery/${SECRET}`, anyone, limit("signInFrom"), (c) =>
    submit(c, {
      schema: newPassphraseForm,
      repeatable: true,
      run: async (ctx, { passphrase }) => {
        const account = await recoverByMail(ctx, secretOf(c), passphrase);
        if (!account) return c.req.path;
        return admit(c, ctx, account, { next: "/settings/safety", shared: false });
      },
      again: async (filled) => {
        const link = await findMailLink(c.var.ctx, secretOf(c), "recover");
        if (!link) return <LinkOverPage shell={c.var.shell} />;
        const { handle } = link.account;
        return <NewPassphrasePage shell={c.var.shell} filled={filled} action={c.req.path} handle={handle} />;
      },
    }),
  );
