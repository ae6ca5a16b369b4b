import type { Child } from "hono/jsx";
import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import { ActionLinks } from "../../actions/views/action-links.tsx";
import type { Demand } from "../queries.ts";
import { words } from "../words.ts";

/** A demand with everything that happened on its trail. */
export function DemandPage({ shell, demand, signing }: { shell: Shell; demand: Demand; signing?: Child }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={demand.title}>
      <p class="row">
        <span class="tag">{t(demand.kind)}</span> <span class="tag">{t(`status.${demand.status}`)}</span>{" "}
        {demand.openness === "confidential" && <span class="tag">{t("confidential")}</span>}{" "}
        <Time shell={shell} at={demand.published_at} full />
      </p>
      {demand.openness === "confidential" && <p class="note">{t("confidentialHint")}</p>}
      <Facts shell={shell} demand={demand} />
      <h2>{t("what")}</h2>
      <p class="lines" dir="auto">
        {demand.what}
      </p>
      <h2>{t("ask")}</h2>
      <p class="lines" dir="auto">
        {demand.ask}
      </p>
      {signing}
      {demand.post_id && (
        <p>
          <a class="btn alt" href={`/p/${demand.post_id}`}>
            {t("discussion")}
          </a>
        </p>
      )}
      <ActionLinks shell={shell} demand={demand} />
    </Page>
  );
}

function Facts({ shell, demand }: { shell: Shell; demand: Demand }) {
  const t = words(shell.reader.locale);
  const { author, group } = demand;
  return (
    <dl>
      <div>
        <dt>{t("by")}</dt>
        <dd dir="auto">{author ? <a href={`/@${author.handle}`}>{author.name}</a> : t("anonymous")}</dd>
      </div>
      {group && (
        <div>
          <dt>{t("group")}</dt>
          <dd dir="auto">
            <a href={`/@${group.handle}`}>{group.name}</a>
          </dd>
        </div>
      )}
      {demand.addressee_name && (
        <div>
          <dt>{t("to")}</dt>
          <dd dir="auto">{demand.addressee_name}</dd>
        </div>
      )}
      {demand.place && (
        <div>
          <dt>{t("place")}</dt>
          <dd dir="auto">{demand.place}</dd>
        </div>
      )}
      {demand.since && (
        <div>
          <dt>{t("since")}</dt>
          <dd>{demand.since}</dd>
        </div>
      )}
    </dl>
  );
}
