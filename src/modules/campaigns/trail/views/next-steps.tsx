import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import type { Shell } from "#ui/page";
import type { DemandRow } from "../../demands/queries.ts";
import { isOver } from "../rules.ts";
import type { ShownTrail } from "../show-trail.ts";
import { words } from "../words.ts";

type StepsProps = { shell: Shell; demand: Pick<DemandRow, "id" | "status">; trail: ShownTrail };

/** What this viewer can do now to bring a demand further. */
export function NextSteps({ shell, demand, trail: { standing, vote } }: StepsProps) {
  const t = words(shell.reader.locale);
  const at = `/demands/${demand.id}`;
  const { status } = demand;
  const mayForward = standing.isAuthor || standing.isOrganiser || standing.isModerator;
  const isOpenToForward = ["published", "forwarded", "acknowledged", "reopened"].includes(status);
  const isAsked = standing.isAffected && (status === "done" || status === "confirmed");
  return (
    <div class="row">
      {isAsked && (
        <a class="btn" href={`${at}/outcome`}>
          {t(vote === undefined ? "vote" : "changeVote")}
        </a>
      )}
      {mayForward && isOpenToForward && (
        <a class={standing.answers || status !== "published" ? "btn alt" : "btn"} href={`${at}/forwarding`}>
          {t(status === "published" ? "forward" : "forwardAgain")}
        </a>
      )}
      {standing.answers && (status === "published" || status === "forwarded") && (
        <PressForm action={`${at}/acknowledgement`} once={newSecret().slice(0, 22)} look="alt">
          {t("acknowledge")}
        </PressForm>
      )}
      {standing.answers && !isOver(demand) && (
        <>
          <a class="btn" href={`${at}/answer`}>
            {t("answer")}
          </a>
          <a class="btn alt" href={`${at}/milestones`}>
            {t("setMilestones")}
          </a>
          {status !== "done" && (
            <a class="btn alt" href={`${at}/done`}>
              {t("sayDone")}
            </a>
          )}
        </>
      )}
    </div>
  );
}
