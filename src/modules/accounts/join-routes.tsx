import { Hono } from "hono";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { clientAddress } from "#platform/http/client-address";
import { setSecretCookie } from "#platform/http/cookies";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, readForm, submit } from "#platform/http/form";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { deriveSecret, sameSecret } from "#platform/secrets";
import { foundingForm, handleStep, joinForm, nameStep, reasonStep } from "./forms.ts";
import { foundCommunity, setUpCode } from "./found-community.ts";
import { findInvite } from "./invites.ts";
import { findCommunity } from "./queries.ts";
import { renewRecoveryCodes } from "./recovery.ts";
import { type Account, suggestHandle } from "./rules.ts";
import { startSession } from "./sessions.ts";
import { deviceSecret } from "./sign-in.ts";
import { isClosed, signUp } from "./sign-up.ts";
import { SetUpPage } from "./views/community-pages.tsx";
import { ClosedPage, JoinPage, type JoinStep } from "./views/join-page.tsx";

/** The page of one step, or the news that one must be invited. */
async function joinPage(c: RequestContext, step: JoinStep, filled: Filled) {
  const { ctx, community, shell } = c.var;
  const invite = filled.values["invite"] ? await findInvite(ctx, filled.values["invite"]) : undefined;
  if (isClosed(community, ctx.now()) && !invite) return <ClosedPage shell={shell} />;
  const inviter =
    invite &&
    (await ctx.db.selectFrom("accounts").select("name").where("id", "=", invite.account_id).executeTakeFirst());
  return (
    <JoinPage
      shell={shell}
      step={step}
      filled={filled}
      needsReason={community.sign_up === "approval" && !invite}
      inviter={inviter?.name}
    />
  );
}

/** A new person's first session, and the sheet of codes they are shown next. Told from the request's key, so that a repetition tells the same. */
export function sessionSecret(ctx: Context, key: string, handle: string): string {
  return deriveSecret(ctx.config.secretKey, "session", key, handle);
}

async function welcome(c: RequestContext, ctx: Context, account: Account, key: string): Promise<string> {
  const secret = sessionSecret(ctx, key, account.handle);
  await startSession(ctx, account, secret, c.req.header("User-Agent") ?? "");
  const sheet = key.slice(0, 22);
  await renewRecoveryCodes(ctx, account, secret + sheet);
  return `/settings/recovery-codes/${sheet}`;
}

function rememberBrowser(c: RequestContext, handle: string, key: string): void {
  setSecretCookie(c, "session", sessionSecret(c.var.ctx, key, handle));
  setSecretCookie(c, "device", deviceSecret(c.var.ctx, handle));
}

/** Checks the answer to one question and asks the next. Nothing is kept on the server until the last. */
function nextStep(step: 2 | 3 | 4) {
  const schemas = { 2: nameStep, 3: handleStep, 4: reasonStep } as const;
  return async (c: RequestContext) => {
    const sent = await readForm(c, []);
    const values = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, String(value)]));
    const parsed = schemas[step].safeParse(sent);
    const errors = Object.fromEntries(
      (parsed.error?.issues ?? []).map((issue) => [String(issue.path[0]), issue.message]),
    );
    const { ctx } = c.var;
    const handle = step > 2 ? handleStep.safeParse(sent).data?.handle : undefined;
    if (handle && (await ctx.db.selectFrom("accounts").select("id").where("handle", "=", handle).executeTakeFirst())) {
      errors["handle"] = "handleTaken";
    }
    const first = Object.keys(errors)[0];
    if (first)
      return show(c, await joinPage(c, first === "name" ? 1 : first === "handle" ? 2 : 3, { values, errors }), 422);
    if (step === 2) values["handle"] ||= suggestHandle(values["name"] ?? "");
    return show(c, await joinPage(c, step, { values, errors: {} }));
  };
}

/** Joining, and founding the community in the first place. */
export const joinRoutes = new Hono<Env>()
  .get("/join", anyone, async (c) => {
    if (c.var.viewer) return c.redirect("/", 303);
    return show(c, await joinPage(c, 1, { values: { invite: c.req.query("invite") ?? "" }, errors: {} }));
  })
  .get("/join/:step{[2-4]}", anyone, (c) => c.redirect("/join", 303))
  .post("/join/2", anyone, limit("signUp"), nextStep(2))
  .post("/join/3", anyone, limit("signUp"), nextStep(3))
  .post("/join/4", anyone, limit("signUp"), nextStep(4))
  .get("/invites/:code", anyone, (c) => c.redirect(`/join?invite=${encodeURIComponent(c.req.param("code"))}`, 303))
  .post("/accounts", anyone, limit("signUp"), (c) =>
    submit(c, {
      schema: joinForm,
      run: async (ctx, applicant, _, key) => {
        const account = await signUp(ctx, {
          ...applicant,
          locale: c.var.shell.reader.locale,
          address: clientAddress(c),
        });
        return welcome(c, ctx, account, key);
      },
      after: ({ handle }, key) => rememberBrowser(c, handle, key),
      again: (filled) => {
        const { errors } = filled;
        const step: JoinStep = errors["name"] ? 1 : errors["handle"] ? 2 : errors["reason"] ? 3 : 4;
        return joinPage(c, step, filled);
      },
    }),
  )
  .get("/set-up/:code", anyone, async (c) => {
    if (!sameSecret(c.req.param("code"), setUpCode(c.var.ctx.config.secretKey)) || (await findCommunity(c.var.ctx)))
      throw new NotFound();
    return show(c, <SetUpPage shell={c.var.shell} filled={emptyForm} code={c.req.param("code")} />);
  })
  .post("/set-up/:code", anyone, limit("signUp"), (c) =>
    submit(c, {
      schema: foundingForm,
      run: async (ctx, { community, name, handle, passphrase, ...choices }, _, key) => {
        const account = await foundCommunity(ctx, c.req.param("code"), {
          ...choices,
          name: community,
          founder: { name, handle, passphrase },
        });
        return welcome(c, ctx, account, key);
      },
      after: ({ handle }, key) => rememberBrowser(c, handle, key),
      again: (filled) => <SetUpPage shell={c.var.shell} filled={filled} code={c.req.param("code")} />,
    }),
  );
