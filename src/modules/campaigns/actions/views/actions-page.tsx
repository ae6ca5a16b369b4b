import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Demand } from "../../demands/queries.ts";
import type { PledgeShown } from "../pledges/queries.ts";
import type { Sponsor } from "../sponsors/queries.ts";
import type { SlotShown } from "../volunteers/queries.ts";
import { words } from "../words.ts";
import { Pledges } from "./pledges.tsx";
import { Embed, Share } from "./share.tsx";
import { Slots } from "./slots.tsx";
import { Sponsors } from "./sponsors.tsx";

export type ActionsProps = {
  shell: Shell;
  demand: Demand;
  /** Its whole address. */
  address: string;
  /** Whether anyone at all may see it, so that it may leave the house. */
  open: boolean;
  /** Whether the viewer leads what is done for it. */
  leads: boolean;
  slots: readonly SlotShown[];
  pledges: readonly PledgeShown[];
  sponsors: readonly Sponsor[];
  /** Groups and organisations the viewer acts for. */
  organised: readonly { readonly id: string; readonly handle: string; readonly name: string }[];
  today: string;
  filled: Filled;
};
/** What the forms of the page share. */
export type Part = ActionsProps & { errors: Readonly<Record<string, string>>; member: boolean };

export const onceKey = () => newSecret().slice(0, 22);

/** What can be done for a demand besides signing it, by whoever looks. */
export function ActionsPage(props: ActionsProps) {
  const { shell, demand, open, filled } = props;
  const { locale, viewer } = shell.reader;
  const t = words(locale);
  const at = `/demands/${demand.id}`;
  const errors = sayComplaints(locale, filled.errors);
  const part = { ...props, errors, member: viewer !== undefined };
  return (
    <Page shell={shell} title={t("actionsFor", { title: demand.title })}>
      <Problems shell={shell} errors={errors} />
      <p class="hint">{t("intro")}</p>
      {part.leads && (
        <Tool title={t("newsTool")} hint={t("newsToolHint")} href={`${at}/news`} button={t("newsToolButton")} />
      )}
      {part.leads && !(demand.openness === "anonymous" && demand.isMine) && (
        <Tool
          title={t("askTogether")}
          hint={t("askTogetherHint")}
          href={`/questions/new?demand=${demand.id}`}
          button={t("askTogetherButton")}
        />
      )}
      <Slots {...part} />
      <Pledges {...part} />
      {demand.post_id && (
        <Tool title={t("story")} hint={t("storyHint")} href={`/p/${demand.post_id}/reply`} button={t("storyButton")} />
      )}
      {part.member && (
        <Tool
          title={t("event")}
          hint={t("eventHint")}
          href={`/events/new?demand=${demand.id}`}
          button={t("eventButton")}
        />
      )}
      <Tool title={t("letter")} hint={t("letterHint")} href={`${at}/letter`} button={t("letterButton")} />
      {open && (
        <>
          <Tool title={t("poster")} hint={t("posterHint")} href={`${at}/poster`} button={t("posterButton")} />
          <Share {...part} />
        </>
      )}
      {open && (
        <>
          <Sponsors {...part} />
          <Embed {...part} />
        </>
      )}
      <p>
        <a class="btn plain" href={at}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}

function Tool({ title, hint, href, button }: { title: string; hint: string; href: string; button: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <p class="hint">{hint}</p>
      <p>
        <a class="btn alt" href={href}>
          {button}
        </a>
      </p>
    </section>
  );
}
