import { Hono } from "hono";
import { describePictures, keepPictures, listPicturesOfSheets, pictureFiles } from "#modules/media";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { cameFrom } from "#platform/http/back";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { demandOf } from "../demands/demand-of.ts";
import { isVotedOn, outcomeForm } from "../trail/rules.ts";
import { deskForm, sheetForm } from "./desk-rules.ts";
import { enterAtDesk, listDeskEntries } from "./enter-at-desk.ts";
import { enterSheet, listSheets, removeSheet } from "./enter-sheet.ts";
import { findPart } from "./may-tend.ts";
import { DeskPage, SheetsPage } from "./views/desk-page.tsx";
import { voteAtDesk } from "./vote-at-desk.ts";
import { withdrawFromDesk } from "./withdraw-signature.ts";

/** The demand whose desk this is, for whoever helps there. @throws NotFound for everyone else */
async function deskOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const demand = await demandOf(c, ctx);
  const part = await findPart(ctx, viewerOf(c), demand);
  if (!part.helps || demand.openness === "confidential") throw new NotFound();
  return { demand, part };
}

async function deskPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const { demand, part } = await deskOf(c);
  const unanswered = isVotedOn(demand) && c.req.query("show") === "unanswered";
  const helper = part.tends ? undefined : viewerOf(c).id;
  const before = readId(c.req.query("before"));
  const entries = await listDeskEntries(ctx, demand, { helper, before, unanswered });
  return <DeskPage shell={shell} {...{ demand, filled, entries, unanswered }} />;
}

async function sheetsPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const { demand, part } = await deskOf(c);
  const sheets = await listSheets(ctx, demand);
  const own = (sheet: { entered_by: string | null }) => part.tends || sheet.entered_by === viewerOf(c).id;
  const pictures = await listPicturesOfSheets(
    ctx,
    sheets.filter(own).map(({ id }) => id),
  );
  const shown = sheets.map((sheet) => ({ ...sheet, mayRemove: own(sheet), pictures: pictures.get(sheet.id) ?? [] }));
  return <SheetsPage shell={shell} demand={demand} filled={filled} sheets={shown} />;
}

const idOf = (c: RequestContext, name: string) => {
  const id = readId(c.req.param(name));
  if (!id) throw new NotFound();
  return id;
};

/** A helper's desk: people who come there, and paper that was signed. */
export const deskRoutes = new Hono<Env>()
  .get("/demands/:id/desk", member, async (c) => show(c, await deskPage(c, emptyForm)))
  .post("/demands/:id/desk/signatures", member, limit("write"), async (c) => {
    await deskOf(c);
    return submit(c, {
      schema: deskForm,
      run: async (ctx, entry) => {
        const { demand } = await deskOf(c, ctx);
        await enterAtDesk(ctx, viewerOf(c), demand, entry);
        return `/demands/${demand.id}/desk`;
      },
      again: (filled) => deskPage(c, filled),
    });
  })
  .post("/demands/:id/desk/signatures/:number/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const { demand, part } = await deskOf(c, ctx);
      const gone = await withdrawFromDesk(ctx, demand, idOf(c, "number"), part.tends ? undefined : viewerOf(c));
      if (!gone) throw new NotFound();
      return `/demands/${demand.id}/desk`;
    }),
  )
  .post("/demands/:id/desk/signatures/:number/outcome", member, limit("write"), (c) =>
    press(c, async (ctx, sent) => {
      const { demand, part } = await deskOf(c, ctx);
      const answer = outcomeForm.safeParse(sent);
      if (!answer.success) throw new Invalid({ form: "unknownChoice" });
      const entered = { done: answer.data.done === "yes", own: !part.tends };
      await voteAtDesk(ctx, viewerOf(c), demand, idOf(c, "number"), entered);
      return cameFrom(c, `/demands/${demand.id}/desk`);
    }),
  )
  .get("/demands/:id/desk/sheets", member, async (c) => show(c, await sheetsPage(c, emptyForm)))
  .post("/demands/:id/desk/sheets", member, limit("write"), async (c) => {
    await deskOf(c);
    return submit(c, {
      schema: sheetForm,
      files: pictureFiles(c.var.ctx, 1),
      check: async (_, __, uploads) => keepPictures(c.var.ctx, viewerOf(c), uploads),
      run: async (ctx, entry, pictures) => {
        const { demand } = await deskOf(c, ctx);
        await describePictures(
          ctx,
          viewerOf(c),
          pictures.map((id) => ({ id, alt: entry.alt || entry.label })),
        );
        await enterSheet(ctx, viewerOf(c), demand, entry, pictures);
        return `/demands/${demand.id}/desk/sheets`;
      },
      again: (filled) => sheetsPage(c, filled),
    });
  })
  .post("/demands/:id/desk/sheets/:number/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const { demand, part } = await deskOf(c, ctx);
      const gone = await removeSheet(ctx, demand, idOf(c, "number"), part.tends ? undefined : viewerOf(c));
      if (!gone) throw new NotFound();
      return `/demands/${demand.id}/desk/sheets`;
    }),
  );
