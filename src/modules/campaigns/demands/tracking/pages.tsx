import type { Filled } from "#platform/http/form";
import { TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { QrCode } from "#ui/qr";
import { Time } from "#ui/time";
import type { ShownTrail } from "../../trail/show-trail.ts";
import { OutcomePage } from "../../trail/views/outcome-page.tsx";
import { StatusNote } from "../../trail/views/status-note.tsx";
import { sayKind, TrailList } from "../../trail/views/trail-list.tsx";
import type { DemandRow } from "../queries.ts";
import { words } from "../words.ts";
import type { Tracked } from "./find-tracked.ts";
import { spellTracking } from "./tracking-number.ts";

type TrackProps = {
  shell: Shell;
  typed: string;
  found: Tracked | undefined;
  late: number;
  /** Whether the viewer may open the demand itself. */
  mayOpen: boolean;
};

/** Asking after a demand by its number, without an account. */
export function TrackPage({ shell, typed, found, late, mayOpen }: TrackProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("track")}>
      <form class="row" role="search" action="/track">
        <TextField
          name="number"
          label={t("trackNumber")}
          hint={t("trackHint")}
          value={typed}
          maxlength={20}
          required
          autocomplete="off"
          autocapitalize="characters"
        />
        <button type="submit">{t("trackYes")}</button>
      </form>
      {typed && !found && <Notice kind="warn">{t("trackNone")}</Notice>}
      {found && (
        <>
          <p class="row">
            <span class="tag">{t(found.demand.kind)}</span> <b>{spellTracking(found.demand.tracking)}</b>
          </p>
          {found.demand.held_at ? (
            <p class="note warn">{t("trackHeld")}</p>
          ) : (
            <StatusNote shell={shell} demand={found.demand} trail={{ late, outcome: undefined }} />
          )}
          <ol class="list">
            {found.steps.map(({ kind, at }) => (
              <li class="entry">
                <p>
                  <b>{sayKind(shell, { kind, said: null })}</b>
                  <span class="q">
                    <Time shell={shell} at={at} full />
                  </span>
                </p>
              </li>
            ))}
          </ol>
          {mayOpen && (
            <p>
              <a class="btn" href={`/demands/${found.demand.id}`}>
                {t("open")}
              </a>
            </p>
          )}
        </>
      )}
    </Page>
  );
}

type OwnProps = { shell: Shell; demand: DemandRow; trail: ShownTrail; link: string; isNew: boolean };

/** What somebody reported without an account, for them alone: its number, the link that opens it again, and its trail. */
export function OwnReportPage({ shell, demand, trail, link, isNew }: OwnProps) {
  const t = words(shell.reader.locale);
  const isAsked = demand.status === "done" || demand.status === "confirmed";
  const path = new URL(link).pathname;
  return (
    <Page shell={shell} title={demand.title}>
      {isNew && <Notice kind="ok">{t(demand.held_at ? "sentHeld" : "sent")}</Notice>}
      <div class="note">
        <p>
          {t("trackNumber")}: <b>{spellTracking(demand.tracking)}</b>
        </p>
        <p>{t("keepLink")}</p>
        <p>
          <a href={path}>{link}</a>
        </p>
      </div>
      {isNew && <QrCode text={link} label={t("keepLink")} />}
      {demand.held_at ? (
        <p class="note warn">{t("trackHeld")}</p>
      ) : (
        <StatusNote shell={shell} demand={demand} trail={trail} />
      )}
      {isAsked && (
        <p>
          <a class="btn" href={`${path}/outcome`}>
            {t("isDone")}
          </a>
        </p>
      )}
      <h2>{t("what")}</h2>
      <p class="lines" dir="auto">
        {demand.what}
      </p>
      <h2>{t("ask")}</h2>
      <p class="lines" dir="auto">
        {demand.ask}
      </p>
      <TrailList shell={shell} trail={trail} />
      {demand.status !== "withdrawn" && demand.status !== "confirmed" && (
        <p class="row">
          <a href={`${path}/withdrawal`}>{t("withdraw")}</a>
        </p>
      )}
    </Page>
  );
}

/** The same question as members are asked, for whoever has the key. */
export function OwnOutcomePage(props: {
  shell: Shell;
  demand: DemandRow;
  trail: ShownTrail;
  vote: boolean | undefined;
  filled: Filled;
  path: string;
}) {
  const { shell, demand, trail, vote, filled, path } = props;
  const outcome = trail.outcome ?? { affected: 1, yes: 0, no: 0, quorum: 1 };
  return <OutcomePage {...{ shell, demand, outcome, vote, filled }} action={`${path}/outcome`} />;
}
