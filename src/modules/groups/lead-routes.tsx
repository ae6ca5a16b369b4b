import { Hono } from "hono";
import { z } from "zod";
import { chooseFace, keepPictures, pictureFiles, removeFace } from "#modules/media";
import type { Env, RequestContext } from "#platform/http/env";
import { type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { agree, editGroup } from "./edit-group.ts";
import { ledGroupOf, ownGroupOf } from "./group-of.ts";
import { keepTopics, listTopics } from "./keep-topics.ts";
import { listWordings } from "./list-wordings.ts";
import { listLog } from "./members.ts";
import { noteInLog } from "./note-in-log.ts";
import { changeForm, topicsForm } from "./rules.ts";
import { AgreementPage, WordingsPage } from "./views/agreement-page.tsx";
import { LogPage } from "./views/log-page.tsx";
import { SettingsPage } from "./views/settings-page.tsx";

/** The settings of a group as they are, or as they were typed. */
async function settingsPage(c: RequestContext, filled?: Filled) {
  const group = await ledGroupOf(c);
  const topics = await listTopics(c.var.ctx, group);
  const values: Record<string, string> = {
    name: group.name,
    about: group.bio,
    place: group.place,
    access: group.access,
    ...(group.approves && { approves: "on" }),
    question: group.question,
    agreement: group.agreement,
    library: group.library,
    topics: topics.map(({ name }) => name).join("\n"),
  };
  const shown = filled
    ? {
        values: { ...values, ...("access" in filled.values && { approves: "" }), ...filled.values },
        errors: filled.errors,
      }
    : { values, errors: {} };
  return <SettingsPage shell={c.var.shell} group={group} filled={shown} saved={c.req.query("saved") !== undefined} />;
}
const settingsOf = (group: { readonly handle: string }) => `/groups/${group.handle}/settings?saved`;

/** What those who lead a group change in it, its book, and its agreement for all its members. */
export const leadRoutes = new Hono<Env>()
  .get("/groups/:group/settings", member, async (c) => show(c, await settingsPage(c)))
  .post("/groups/:group/settings", member, limit("write"), async (c) => {
    await ledGroupOf(c);
    return submit(c, {
      schema: changeForm,
      run: async (ctx, change) => {
        const group = await ledGroupOf(c, ctx);
        await editGroup(ctx, viewerOf(c), group, change);
        return settingsOf(group);
      },
      again: (filled) => settingsPage(c, filled),
    });
  })
  .post("/groups/:group/topics", member, limit("write"), async (c) => {
    await ledGroupOf(c);
    return submit(c, {
      schema: topicsForm,
      run: async (ctx, { topics }) => {
        const group = await ledGroupOf(c, ctx);
        await keepTopics(ctx, viewerOf(c), group, topics);
        return settingsOf(group);
      },
      again: (filled) => settingsPage(c, filled),
    });
  })
  .post("/groups/:group/avatar", member, limit("write"), async (c) => {
    const group = await ledGroupOf(c);
    return submit(c, {
      schema: z.object({}),
      files: pictureFiles(c.var.ctx, 1),
      check: async (ctx, _, uploads) => keepPictures(ctx, group, uploads, "face"),
      run: async (ctx, _, [picture]) => {
        const group = await ledGroupOf(c, ctx);
        await chooseFace(ctx, group, "avatar", picture);
        await noteInLog(ctx, group, viewerOf(c), { deed: "changed" });
        return settingsOf(group);
      },
      again: (filled) => settingsPage(c, filled),
    });
  })
  .post("/groups/:group/avatar/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const group = await ledGroupOf(c, ctx);
      await removeFace(ctx, group, "avatar");
      return settingsOf(group);
    }),
  )
  .get("/groups/:group/log", member, async (c) => {
    const group = await ownGroupOf(c);
    const log = await listLog(c.var.ctx, group, readId(c.req.query("before")));
    return show(c, <LogPage shell={c.var.shell} group={group} log={log} />);
  })
  .get("/groups/:group/agreement", member, async (c) =>
    show(c, <AgreementPage shell={c.var.shell} group={await ownGroupOf(c)} />),
  )
  .get("/groups/:group/agreement/versions", member, async (c) => {
    const group = await ownGroupOf(c);
    const wordings = await listWordings(c.var.ctx, group);
    return show(c, <WordingsPage shell={c.var.shell} group={group} wordings={wordings} />);
  })
  .post("/groups/:group/agreement", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const group = await ownGroupOf(c, ctx);
      await agree(ctx, viewerOf(c), group);
      return `/groups/${group.handle}`;
    }),
  );
