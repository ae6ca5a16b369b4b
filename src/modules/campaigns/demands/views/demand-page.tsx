import type { Child } from "hono/jsx";
import { Proofs } from "#modules/media";
import { Page, type Shell } from "#ui/page";
import { PreviewHead } from "#ui/preview";
import { sayOnTrail } from "../../signatures/say-on-trail.ts";
import type { ShownTrail } from "../../trail/show-trail.ts";
import type { Standing } from "../../trail/standing.ts";
import { MilestoneList } from "../../trail/views/milestone-list.tsx";
import { NextSteps } from "../../trail/views/next-steps.tsx";
import { StatusNote } from "../../trail/views/status-note.tsx";
import { TrailList } from "../../trail/views/trail-list.tsx";
import type { Near } from "../find-near.ts";
import type { Similar } from "../find-similar.ts";
import type { Demand } from "../queries.ts";
import { spellTracking } from "../tracking/tracking-number.ts";
import { words } from "../words.ts";
import { SimilarList } from "../writing/views/pages.tsx";
import { Facts } from "./facts.tsx";
import { PointMap } from "./point-map.tsx";

type DemandProps = {
  shell: Shell;
  demand: Demand;
  trail: ShownTrail;
  /** Where one signs; a room of its own. */
  signing?: Child;
  /** The ways to what can be done for it, and who stands behind it. */
  actions?: Child;
  /** What else is asked for nearby, and what is like it. */
  near: readonly Near[];
  related: readonly Similar[];
  baseUrl: URL;
};

/** A demand with everything that happened on its trail. */
export function DemandPage({ shell, demand, trail, signing, actions, near, related, baseUrl }: DemandProps) {
  const t = words(shell.reader.locale);
  const own = trail.pictures.filter(({ trail_seq }) => trail_seq === null);
  return (
    <Page
      shell={shell}
      title={demand.title}
      description={[...demand.ask].slice(0, 150).join("")}
      index={demand.openness === "open"}
      head={!shell.reader.viewer && <Preview shell={shell} demand={demand} baseUrl={baseUrl} />}
    >
      <p class="row">
        <span class="tag">{t(demand.kind)}</span> <span class="tag">{t(`category.${demand.category}`)}</span>{" "}
        {demand.openness !== "open" && <span class="tag">{t(demand.openness)}</span>}
      </p>
      {demand.held_at && <p class="note warn">{t("held")}</p>}
      {demand.openness === "confidential" && <p class="note">{t("confidentialHint")}</p>}
      <StatusNote shell={shell} demand={demand} trail={trail} />
      {demand.came_by && tends(trail.standing) && <p class="hint">{t(`cameBy.${demand.came_by}`)}</p>}
      <NextSteps shell={shell} demand={demand} trail={trail} />
      <h2>{t("what")}</h2>
      <p class="lines" dir="auto">
        {demand.what}
      </p>
      <Proofs shell={shell} pictures={own} />
      <h2>{t("ask")}</h2>
      <p class="lines" dir="auto">
        {demand.ask}
      </p>
      {signing}
      <Facts shell={shell} demand={demand} />
      {demand.latitude !== null && demand.longitude !== null && (
        <PointMap shell={shell} at={{ latitude: demand.latitude, longitude: demand.longitude }} near={near} />
      )}
      <MilestoneList shell={shell} milestones={trail.milestones} />
      <TrailList shell={shell} trail={trail} more={(entry) => sayOnTrail(shell.reader.locale, entry)} />
      <div class="row">
        {demand.post_id && (
          <a class="btn alt" href={`/p/${demand.post_id}`}>
            {t("discussion")}
          </a>
        )}
        <a href={`/demands/${demand.id}/versions`}>{t("version", { number: demand.version })}</a>
        <a href={`/demands/${demand.id}/log`}>{t("log")}</a>
        {demand.isMine && demand.status !== "withdrawn" && demand.status !== "confirmed" && (
          <a href={`/demands/${demand.id}/edit`}>{t("edit")}</a>
        )}
        {demand.isMine && demand.status !== "withdrawn" && demand.status !== "confirmed" && (
          <a href={`/demands/${demand.id}/withdrawal`}>{t("withdraw")}</a>
        )}
        {shell.reader.viewer && !demand.isMine && <a href={`/report/demand/${demand.id}`}>{t("reportIt")}</a>}
      </div>
      {actions}
      <SimilarList shell={shell} similar={related} title={t("related")} />
      {demand.tracking && <p class="hint">{t("trackingOwn", { number: spellTracking(demand.tracking) })}</p>}
    </Page>
  );
}

/** Who looks after a demand is told by which way it came. */
const tends = ({ isModerator, isOrganiser, answers }: Standing) => isModerator || isOrganiser || answers;

/** What messengers show for a link to it. They come as guests, so what a guest does not see has none. */
function Preview({ shell, demand, baseUrl }: Pick<DemandProps, "shell" | "demand" | "baseUrl">) {
  const address = new URL(`/demands/${demand.id}`, baseUrl).href;
  return (
    <PreviewHead
      address={address}
      image={`${address}/card.png?v=${demand.version}`}
      title={[...[demand.title, demand.group?.name].filter(Boolean).join(" · ")].slice(0, 65).join("")}
      description={[...demand.ask.replace(/\s+/g, " ")].slice(0, 120).join("")}
      siteName={shell.reader.communityName}
      locale={shell.reader.locale}
    />
  );
}
