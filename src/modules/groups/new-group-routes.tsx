import { Hono } from "hono";
import { suggestHandle } from "#modules/accounts";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, readForm, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { createGroup } from "./create-group.ts";
import { accessStep, groupForm, nameStep } from "./rules.ts";
import { NewGroupPage, type NewStep } from "./views/new-group-page.tsx";

/** Checks the answer to one question and asks the next. Nothing is kept on the server until the last. */
function nextStep(step: 2 | 3) {
  const schema = step === 2 ? nameStep : accessStep;
  return async (c: RequestContext) => {
    const sent = await readForm(c, []);
    const values = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, String(value)]));
    const { error } = schema.safeParse(sent);
    const errors = Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]));
    const wrong = stepOf(errors);
    if (wrong) return show(c, <NewGroupPage shell={c.var.shell} step={wrong} filled={{ values, errors }} />, 422);
    if (step === 3) values["handle"] ||= suggestHandle(values["name"] ?? "");
    return show(c, <NewGroupPage shell={c.var.shell} step={step} filled={{ values, errors: {} }} />);
  };
}

/** The page on which the first wrong answer stands. */
function stepOf(errors: Readonly<Record<string, string>>): NewStep | undefined {
  if (errors["name"] || errors["about"]) return 1;
  if (errors["access"]) return 2;
  return Object.keys(errors).length > 0 ? 3 : undefined;
}

/** Making a group. */
export const newGroupRoutes = new Hono<Env>()
  .get("/groups/new", member, (c) => show(c, <NewGroupPage shell={c.var.shell} step={1} filled={emptyForm} />))
  .post("/groups/new/2", member, limit("write"), nextStep(2))
  .post("/groups/new/3", member, limit("write"), nextStep(3))
  .post("/groups", member, limit("write"), (c) =>
    submit(c, {
      schema: groupForm,
      run: async (ctx, draft) => `/groups/${await createGroup(ctx, viewerOf(c), draft)}`,
      again: (filled) => <NewGroupPage shell={c.var.shell} step={stepOf(filled.errors) ?? 3} filled={filled} />,
    }),
  );
