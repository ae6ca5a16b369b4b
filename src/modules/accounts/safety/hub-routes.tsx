import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { sendsMail } from "#platform/mail";
import { countRecoveryCodes } from "../queries.ts";
import { findMailAddress } from "./mailbox.ts";
import { hasOneTimeCodes } from "./one-time-codes.ts";
import { listPasskeys } from "./passkeys.ts";
import { countOtherSessions } from "./queries.ts";
import { listTrust } from "./trusted/choose-trusted.ts";
import { SafetyPage } from "./views/safety-page.tsx";
import { words } from "./words.ts";

/** The one page that leads to everything about safety. */
export const hubRoutes = new Hono<Env>().get("/settings/safety", member, async (c) => {
  const { ctx, shell } = c.var;
  const viewer = viewerOf(c);
  const t = words(shell.reader.locale);
  const hasMail = sendsMail(ctx);
  const [address, trusted, passkeys, twoSteps, codes, others] = await Promise.all([
    hasMail ? findMailAddress(ctx, viewer) : undefined,
    listTrust(ctx, viewer, "mine"),
    listPasskeys(ctx, viewer),
    hasOneTimeCodes(ctx, viewer),
    countRecoveryCodes(ctx, viewer),
    countOtherSessions(ctx, viewer),
  ]);
  const rows = [
    { href: "/settings/passphrase", icon: "edit", title: t("hub.passphrase") },
    { href: "/settings/second-step", icon: "lock", title: t("twoSteps"), state: t(twoSteps ? "on" : "off") },
    {
      href: "/settings/passkeys",
      icon: "me",
      title: t("passkeys"),
      state: t("hub.left", { count: passkeys.length }),
    },
    { href: "/settings/recovery-codes", icon: "check", title: t("hub.codes"), state: t("hub.left", { count: codes }) },
    {
      href: "/settings/trusted-people",
      icon: "followers",
      title: t("trusted"),
      state: t("hub.trusted", { count: trusted.length }),
    },
    ...(hasMail
      ? [
          {
            href: "/settings/mail-address",
            icon: "reply",
            title: t("hub.email"),
            state: t(address ? "on" : "hub.noEmail"),
          } as const,
        ]
      : []),
    { href: "/settings/sessions", icon: "house", title: t("hub.sessions"), state: t("hub.others", { count: others }) },
    { href: "/settings/archive", icon: "bookmark", title: t("hub.archive") },
    { href: "/settings/move", icon: "house", title: t("hub.move") },
    { href: "/settings/removal", icon: "trash", title: t("leave") },
  ] as const;
  return show(c, <SafetyPage shell={shell} rows={rows} />);
});
