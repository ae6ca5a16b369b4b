import { Hono } from "hono";
import { z } from "zod";
import { describePictures, hangPictures, keepPictures, listPicturesOfDemandDraft, pictureFiles } from "#modules/media";
import { getPost } from "#modules/posts";
import type { Context } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { clientAddress } from "#platform/http/client-address";
import { readSecretCookie, setSecretCookie } from "#platform/http/cookies";
import type { Env, RequestContext, Viewer } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import type { Upload } from "#platform/http/multipart";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { deriveSecret } from "#platform/secrets";
import { findAddressee } from "../../addressees/queries.ts";
import { findSimilar } from "../find-similar.ts";
import { demandKinds } from "../rules.ts";
import { findChoices } from "./choices.ts";
import { beginDraft, type DemandDraftRow, deleteDraft, getDraft, listDrafts, saveStep, type Writer } from "./drafts.ts";
import { type StepName, stepNames, steps } from "./fields.ts";
import { questionFields, wordsOfQuestion } from "./from-question.ts";
import { publishDraft } from "./publish-draft.ts";
import { BeginPage, CheckPage, DraftsPage, StepPage } from "./views/pages.tsx";

/** A member, or whoever reports without an account: by the key in their browser. */
const memberOf = (c: RequestContext): Viewer | undefined =>
  c.var.viewer?.status === "active" ? c.var.viewer : undefined;
function writerOf(c: RequestContext): Writer | undefined {
  const key = readSecretCookie(c, "report");
  return memberOf(c) ?? (key ? { key } : undefined);
}
const draftOf = (c: RequestContext, ctx: Context = c.var.ctx): Promise<DemandDraftRow> => {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return getDraft(ctx, writerOf(c), id);
};
const reportSecret = (c: RequestContext, key: string) => deriveSecret(c.var.ctx.config.secretKey, "report", key);

const beginForm = z.object({
  kind: z.enum(demandKinds, "unknownChoice"),
  from: z.string().max(19, "unknown").optional(),
  ...questionFields,
});

async function stepPage(c: RequestContext, step: StepName, filled: Filled) {
  const { ctx, shell } = c.var;
  const draft = await draftOf(c);
  const choices = await findChoices(ctx, memberOf(c), draft);
  return <StepPage shell={shell} kind={draft.kind} isGuest={!memberOf(c)} {...{ draft, step, filled, choices }} />;
}

async function checkPage(c: RequestContext, errors: Filled["errors"]) {
  const { ctx, shell } = c.var;
  const draft = await draftOf(c);
  const { title = "", place = "", what = "", addressee } = draft.writing;
  const [similar, asked] = await Promise.all([
    findSimilar(ctx, memberOf(c), { title, place, what }),
    addressee ? findAddressee(ctx, addressee) : undefined,
  ]);
  return <CheckPage {...{ shell, draft, similar, addressee: asked?.name, errors }} />;
}

/** Photos of the step that takes them. Of who has no account it is counted where they come from. */
const photographerOf = (c: RequestContext) => memberOf(c) ?? { from: clientAddress(c) };
const photos = (c: RequestContext, step: StepName) =>
  step === "evidence"
    ? {
        files: pictureFiles(c.var.ctx, 1),
        check: async (ctx: Context, _: unknown, uploads: readonly Upload[]) =>
          keepPictures(ctx, photographerOf(c), uploads),
      }
    : {};

function takeStep(c: RequestContext, step: StepName, next: number) {
  return submit(c, {
    schema:
      step === "evidence" ? steps.evidence.extend({ alt: z.string().max(1500, "tooLong").default("") }) : steps[step],
    ...photos(c, step),
    run: async (ctx, { alt, ...answers }: Record<string, string>, pictures: readonly string[] | undefined) => {
      const draft = await draftOf(c, ctx);
      if (answers["addressee"] && !(await findAddressee(ctx, answers["addressee"])))
        throw new Invalid({ addressee: "unknownChoice" });
      await saveStep(ctx, draft, next, answers);
      if (pictures && pictures.length > 0) {
        const before = await listPicturesOfDemandDraft(ctx, draft);
        const owner = photographerOf(c);
        await hangPictures(ctx, owner, pictures, { demand_draft_id: draft.id }, before.length);
        await describePictures(
          ctx,
          owner,
          pictures.map((id) => ({ id, alt: alt ?? "" })),
        );
      }
      return `/demands/drafts/${draft.id}/${next}`;
    },
    again: (filled) => stepPage(c, step, filled),
  });
}

const numberOf = (c: RequestContext) => Number(/^[1-9]$/.exec(c.req.param("step") ?? "")?.[0] ?? 0);

/** Writing a demand, one question a page. */
export const writingRoutes = new Hono<Env>()
  .get("/demands/new", anyone, (c) => {
    const from = readId(c.req.query("from"));
    return show(c, <BeginPage shell={c.var.shell} from={from} isGuest={!memberOf(c)} />);
  })
  .get("/demands/drafts", member, async (c) =>
    show(c, <DraftsPage shell={c.var.shell} drafts={await listDrafts(c.var.ctx, viewerOf(c))} />),
  )
  .post("/demands/drafts", anyone, limit("ask"), (c) => {
    const viewer = memberOf(c);
    return submit(c, {
      schema: beginForm,
      run: async (ctx, { kind, from, ...asked }, _, key) => {
        if (!viewer && kind !== "report") throw new Forbidden();
        const id = readId(from);
        const post = viewer && id ? await getPost(ctx, viewer, id) : undefined;
        const writer = viewer ?? { key: reportSecret(c, key) };
        const begun = viewer ? wordsOfQuestion(asked) : {};
        return `/demands/drafts/${await beginDraft(ctx, writer, kind, post, begun)}/1`;
      },
      after: (_, key) => {
        if (!viewer) setSecretCookie(c, "report", reportSecret(c, key), true);
      },
      again: () => <BeginPage shell={c.var.shell} from={undefined} isGuest={!viewer} />,
    });
  })
  .get("/demands/drafts/:id/:step", anyone, async (c) => {
    const number = numberOf(c);
    const step = stepNames[number - 1];
    if (!step && number !== stepNames.length + 1) throw new NotFound();
    return show(c, step ? await stepPage(c, step, emptyForm) : await checkPage(c, {}));
  })
  .post("/demands/drafts/:id/publication", anyone, limit("ask"), async (c) => {
    await draftOf(c);
    return submit(c, {
      schema: z.object({}),
      run: async (ctx) => {
        const demand = await publishDraft(ctx, memberOf(c), await draftOf(c, ctx));
        return memberOf(c) ? `/demands/${demand.id}` : "/reports/mine";
      },
      again: ({ errors }) => checkPage(c, errors),
    });
  })
  .post("/demands/drafts/:id/removal", anyone, limit("write"), (c) =>
    press(c, async (ctx) => {
      await deleteDraft(ctx, await draftOf(c, ctx));
      return memberOf(c) ? "/demands/drafts" : "/demands/new";
    }),
  )
  .post("/demands/drafts/:id/:step", anyone, limit("ask"), async (c) => {
    const number = numberOf(c);
    const step = stepNames[number - 1];
    if (!step) throw new NotFound();
    await draftOf(c);
    return takeStep(c, step, number + 1);
  });
