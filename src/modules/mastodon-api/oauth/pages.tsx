import { Hono } from "hono";
import { z } from "zod";
import { Invalid, NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { type Filled, press, submit } from "#platform/http/form";
import { fresh } from "#platform/http/fresh";
import { evenFrozen, limit, viewerOf } from "#platform/http/guards";
import { pageHeaders } from "#platform/http/headers";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { check } from "../read-sent.ts";
import { grantCode } from "./codes.ts";
import { readWish, type Wish, wishFields } from "./consent.ts";
import { formTarget, OUT_OF_BAND, withQuery } from "./redirect-uri.ts";
import { endAccess, listAuthorised } from "./tokens.ts";
import { AppsPage, CodePage, ConsentPage, ProblemPage } from "./views/pages.tsx";

/**
 * The page that asks. Browsers hold a form's redirect to `form-action` too, so it names where this app's answer goes, and
 * nothing else.
 */
function ask(c: RequestContext, wish: Wish, fields: Readonly<Record<string, string>>): Response {
  const response = show(c, <ConsentPage shell={c.var.shell} viewer={viewerOf(c)} wish={wish} fields={fields} />);
  const policy = pageHeaders["Content-Security-Policy"];
  const target = formTarget(wish.redirectUri);
  response.headers.set(
    "Content-Security-Policy",
    policy.replace("form-action 'self'", `form-action 'self' ${target}`.trim()),
  );
  return response;
}

const form = wishFields.extend({ "do.refuse": z.string().max(20).optional() });

/** Where a person's answer to an app leads. */
function backTo({ redirectUri, state }: Wish, answer: Readonly<Record<string, string>>): string {
  if (redirectUri !== OUT_OF_BAND) return withQuery(redirectUri, { ...answer, state });
  return answer["code"] ? `/oauth/authorize/code?code=${answer["code"]}` : "/settings/apps";
}

/** People let apps in, and put them out again. */
export const appPages = new Hono<Env>()
  .get("/oauth/authorize", evenFrozen, fresh, async (c) => {
    try {
      const fields = check(wishFields, c.req.query());
      return ask(c, await readWish(c.var.ctx, fields), fields);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return show(c, <ProblemPage shell={c.var.shell} errors={error.fields} />, 404);
    }
  })
  .post("/oauth/authorize", evenFrozen, fresh, limit("write"), (c) =>
    submit(c, {
      schema: form,
      // The answer holds a code, which is kept nowhere: pressing again makes another.
      repeatable: true,
      run: async (ctx, { "do.refuse": refuse, ...fields }) => {
        const wish = await readWish(ctx, fields);
        if (refuse !== undefined) return backTo(wish, { error: "access_denied" });
        return backTo(wish, { code: await grantCode(ctx, viewerOf(c), wish) });
      },
      again: (filled: Filled) => <ProblemPage shell={c.var.shell} errors={filled.errors} />,
    }),
  )
  .get("/oauth/authorize/code", evenFrozen, (c) => {
    const code = c.req.query("code") ?? "";
    if (!/^[\w-]{43}$/.test(code)) throw new NotFound();
    return show(c, <CodePage shell={c.var.shell} code={code} />);
  })
  .get("/settings/apps", evenFrozen, async (c) =>
    show(c, <AppsPage shell={c.var.shell} apps={await listAuthorised(c.var.ctx, viewerOf(c))} />),
  )
  .post("/settings/apps/:id/removal", evenFrozen, limit("write"), (c) =>
    press(c, async (ctx) => {
      const id = readId(c.req.param("id"));
      if (!id) throw new NotFound();
      await endAccess(ctx, viewerOf(c), id);
      return "/settings/apps";
    }),
  );
