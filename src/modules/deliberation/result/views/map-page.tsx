import { formatDateTime } from "#platform/format";
import { Page, type Shell } from "#ui/page";
import { Tabs } from "#ui/tabs";
import type { Question } from "../../asking/queries.ts";
import type { Sources } from "../count-sources.ts";
import type { Stand } from "../drawing/draw.ts";
import { SMALL } from "../figures/rules.ts";
import type { Texts } from "../queries.ts";
import type { DrawnMap, Whose } from "../read-map.ts";
import { words } from "../words.ts";
import { From, Limits, OpenData } from "./about-map.tsx";
import { Findings } from "./findings.tsx";
import { Grow } from "./grow.tsx";
import { Picture } from "./picture.tsx";
import { QuestionPreview } from "./preview.tsx";
import { sayTook } from "./say.ts";
import { ShareMap } from "./share-map.tsx";

export type MapProps = {
  shell: Shell;
  question: Question;
  of: Whose;
  /** Whether there is a map of members alone beside that of all. */
  hasMembers: boolean;
  drawn: DrawnMap | undefined;
  sources: Sources;
  texts: Texts;
  stand: Stand | undefined;
  missing: number | undefined;
  grown: { readonly id: string; readonly title: string } | undefined;
  address: string;
};

/** What people think of a question, together: drawn, in words, and as figures. */
export function MapPage(props: MapProps) {
  const { shell, question, of, hasMembers, drawn, sources, texts, stand, missing } = props;
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const at = `/questions/${question.id}`;
  const enough = drawn && drawn.map.participants >= SMALL && sources.people >= SMALL;
  return (
    <Page
      shell={shell}
      title={t("mapOf", { title: question.title })}
      heading="own"
      index={!question.group?.isClosed}
      description={sayTook(locale, sources.tiers)}
      head={
        <QuestionPreview
          shell={shell}
          question={question}
          address={props.address}
          version={`${drawn?.madeAt.getTime() ?? 0}`}
          map
        />
      }
    >
      <p class="q">{t("map")}</p>
      <h1 dir="auto">{question.title}</h1>
      <p>
        {sayTook(locale, sources.tiers)} {enough && of === "all" && t("gave", { count: drawn.map.votes })}{" "}
        {enough && <span class="q">{t("drawn", { time: formatDateTime(drawn.madeAt, locale, timeZone) })}</span>}
      </p>
      {hasMembers && (
        <>
          <Tabs
            label={t("whose")}
            tabs={[
              { href: `${at}/map`, label: t("ofAll"), current: of === "all" },
              { href: `${at}/map?of=members`, label: t("ofMembers"), current: of === "members" },
            ]}
          />
          <p class="hint">{t(of === "all" ? "ofAllHint" : "ofMembersHint")}</p>
        </>
      )}
      {!enough && <p class="note">{t(sources.people >= SMALL ? "notDrawn" : "tooFew")}</p>}
      {enough && (
        <Picture
          map={drawn.map}
          drawn={`${question.id} ${of} ${drawn.madeAt.getTime()}`}
          isOver={question.isOver}
          {...{ shell, stand, missing }}
        />
      )}
      <p class="row">
        <a class={question.isOver ? "btn alt" : "btn"} href={at}>
          {t(question.isOver ? "toQuestionClosed" : "toQuestion")}
        </a>
      </p>
      {enough && <Findings map={drawn.map} own={stand?.group} {...{ shell, texts }} />}
      {enough && (
        <p class="row">
          <a class="btn alt" href={`${at}/map/statements${of === "members" ? "?of=members" : ""}`}>
            {t("every")}
          </a>
        </p>
      )}
      <Grow enough={Boolean(enough)} grown={props.grown} {...{ shell, question }} />
      <From {...{ shell, question, sources }} />
      <Limits shell={shell} />
      <ShareMap {...props} />
      <OpenData enough={Boolean(enough)} {...{ shell, question }} />
    </Page>
  );
}
