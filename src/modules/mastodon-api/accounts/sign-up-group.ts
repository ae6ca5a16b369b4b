import { Hono } from "hono";
import { z } from "zod";
import { accountUseCases, signUp } from "#modules/accounts";
import { inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { clientAddress } from "#platform/http/client-address";
import { limit } from "#platform/http/guards";
import { answer } from "../answer.ts";
import type { ApiEnv } from "../env.ts";
import { flag, text } from "../fields.ts";
import { anyApp } from "../guards.ts";
import { grantToken } from "../oauth/tokens.ts";
import { check, take } from "../read-sent.ts";

const asked = z.object({
  username: text,
  password: text,
  agreement: flag,
  locale: text,
  reason: text,
  invite: text,
  invite_code: text,
});

/** Somebody joins by way of an app, as on the web: no mail address is asked for, and one that is sent is not kept. */
export const signUpGroup = new Hono<ApiEnv>().post(
  "/api/v1/accounts",
  anyApp("write:accounts"),
  limit("signUp"),
  async (c) => {
    const { token, ctx } = c.var;
    const sent = await take(c, asked);
    if (!sent.agreement) throw new Invalid({ agreement: "required" });
    const { username = "", password = "", reason = "" } = sent;
    const form = {
      name: username,
      handle: username,
      passphrase: password,
      reason,
      invite: sent.invite_code ?? sent.invite ?? "",
    };
    const applicant = check(accountUseCases.joinForm, form);
    const granted = await inTransaction(ctx, async (ctx) => {
      const account = await signUp(ctx, {
        ...applicant,
        locale: sent.locale?.startsWith("en") ? "en" : c.var.shell.reader.locale,
        address: clientAddress(c as never),
      });
      return grantToken(ctx, { id: token?.app_id ?? "0" }, token?.scopes ?? [], { accountId: account.id });
    });
    return answer(c, granted);
  },
);
