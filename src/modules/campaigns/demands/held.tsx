import { Hono } from "hono";
import { sql } from "kysely";
import { type DemandPicture, listPicturesOfDemand, Proofs } from "#modules/media";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import type { Env, RequestContext } from "#platform/http/env";
import { press } from "#platform/http/form";
import { limit, may } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { newSecret } from "#platform/secrets";
import { Empty } from "#ui/empty";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import { dueAfter, getType } from "../trail/deadlines.ts";
import type { DemandRow } from "./queries.ts";
import { words } from "./words.ts";

type Held = DemandRow & { readonly pictures: readonly DemandPicture[] };

/** What came without an account and waits, with its photos; never what is confidential, which is not for moderators. */
export async function listHeld(ctx: Context): Promise<Held[]> {
  const { rows } = await sql<DemandRow>`
    select * from demands where held_at is not null and author_id is null and removed_at is null and openness <> 'confidential'
    order by id limit 50`.execute(ctx.db);
  return Promise.all(rows.map(async (row) => ({ ...row, pictures: await listPicturesOfDemand(ctx, row) })));
}

/** A moderator lets it out, or takes it away. @throws NotFound when it waits no more */
async function decideHeld(ctx: Context, id: string | undefined, letsOut: boolean): Promise<void> {
  const { rows } = await sql<Pick<DemandRow, "id" | "kind">>`
    update demands set held_at = null, removed_at = ${letsOut ? null : ctx.now()}::timestamptz
    where id = ${id ?? "0"} and held_at is not null and author_id is null and openness <> 'confidential' returning id, kind`.execute(
    ctx.db,
  );
  const [demand] = rows;
  if (!demand) throw new NotFound();
  // Nobody could forward what nobody had read: the clock begins now.
  const due_at = await dueAfter(ctx, (await getType(ctx, demand.kind)).forward_days);
  await ctx.db.updateTable("demands").set({ due_at }).where("id", "=", demand.id).execute();
  if (letsOut) await publish(ctx, { name: "campaigns.let-out", payload: { demandId: demand.id } });
}

function HeldPage({ shell, held }: { shell: Shell; held: readonly Held[] }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("heldDesk")}>
      <p class="hint">{t("heldHint")}</p>
      {held.length === 0 && <Empty shell={shell} icon="check" title={t("heldNone")} />}
      {held.map(({ id, title, what, ask, place, guest_name, published_at, pictures, came_by }) => (
        <article class="post">
          <h2 dir="auto">{title}</h2>
          <p class="q">
            <Time shell={shell} at={published_at} /> {guest_name && <bdi>· {guest_name}</bdi>}{" "}
            {place && <bdi>· {place}</bdi>}
          </p>
          {came_by && <p class="q">{t(`cameBy.${came_by}`)}</p>}
          <p class="lines" dir="auto">
            {what}
          </p>
          <p class="lines" dir="auto">
            <b>{t("ask")}:</b> {ask}
          </p>
          <Proofs shell={shell} pictures={pictures} />
          <div class="row">
            <PressForm action={`/moderation/demands/${id}/approval`} once={newSecret().slice(0, 22)}>
              {t("letOut", { title })}
            </PressForm>
            <PressForm action={`/moderation/demands/${id}/refusal`} once={newSecret().slice(0, 22)} look="plain">
              {t("refuse", { title })}
            </PressForm>
          </div>
        </article>
      ))}
    </Page>
  );
}

const decide = (letsOut: boolean) => (c: RequestContext) =>
  press(c, async (ctx) => {
    await decideHeld(ctx, readId(c.req.param("id")), letsOut);
    return "/moderation/demands";
  });

/** What waits for a moderator since nobody stands for it. */
export const heldRoutes = new Hono<Env>()
  .get("/moderation/demands", may("posts"), async (c) =>
    show(c, <HeldPage shell={c.var.shell} held={await listHeld(c.var.ctx)} />),
  )
  .post("/moderation/demands/:id/approval", may("posts"), limit("write"), decide(true))
  .post("/moderation/demands/:id/refusal", may("posts"), limit("write"), decide(false));
