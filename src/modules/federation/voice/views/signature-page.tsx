import { wordsOfDemands } from "#modules/campaigns";
import { formatDateTime, formatNumber } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { words } from "../../words.ts";
import type { DemandElsewhere } from "../queries.ts";
import type { ActingGroup } from "../sponsor-elsewhere.ts";
import { ActingGroups } from "./acting-groups.tsx";

type SignatureProps = { shell: Shell; demand: DemandElsewhere; groups: readonly ActingGroup[]; filled: Filled };
const key = () => newSecret().slice(0, 22);

/** What somebody at another server asks, how it stands there, and one button: to stand behind it, or to take that back. */
export function SignaturePage({ shell, demand, groups, filled }: SignatureProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const { post, title, host, mine } = demand;
  return (
    <Page shell={shell} title={t(mine ? "voice.mine" : "voice.sign")}>
      <Problems shell={shell} errors={sayComplaints(locale, filled.errors)} />
      <p class="row" dir="auto">
        <a href={`/p/${post.id}`}>{title}</a>
      </p>
      {mine && <Notice kind={mine.state === "refused" ? "bad" : "ok"}>{t(`voice.${mine.state}`, { host })}</Notice>}
      <Facts shell={shell} demand={demand} />
      <Act shell={shell} demand={demand} />
      <ActingGroups shell={shell} demand={demand} groups={groups} />
      <p class="row">
        <a href={demand.uri} rel="nofollow noopener ugc">
          {t("voice.readThere", { host })}
        </a>
      </p>
    </Page>
  );
}

function Act({ shell, demand }: { shell: Shell; demand: DemandElsewhere }) {
  const t = words(shell.reader.locale);
  const { post, host, open, mine } = demand;
  const address = `/p/${post.id}/signature`;
  if (mine && mine.state !== "refused")
    return (
      <PressForm action={`${address}/removal`} once={key()} look="del">
        {t("voice.withdraw")}
      </PressForm>
    );
  if (!open) return <p class="note">{t("voice.over")}</p>;
  return (
    <>
      <p class="hint">{t("voice.hint", { host })}</p>
      <PressForm action={address} once={key()}>
        {t("voice.sign")}
      </PressForm>
    </>
  );
}

/** Whom it is for, how it stands, and who stands behind it there: each kind for itself, as their server counts them. */
function Facts({ shell, demand }: { shell: Shell; demand: DemandElsewhere }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const { host, addressee, status, goal, deadline } = demand;
  const facts = [
    ["voice.at", host],
    ["voice.to", addressee],
    ["voice.status", wordsOfDemands(locale)(`status.${status}`)],
    ["voice.byMember", demand.by_member],
    ["voice.byEmail", demand.by_email],
    ["voice.byPaper", demand.by_paper],
    ["voice.byRemote", demand.by_remote],
    ["voice.goal", goal],
    ["voice.until", deadline && formatDateTime(deadline, locale, timeZone)],
  ] as const;
  return (
    <dl>
      {facts.map(
        ([name, value]) =>
          value !== null &&
          value !== "" && (
            <div>
              <dt>{t(name)}</dt>
              <dd dir="auto">{typeof value === "number" ? formatNumber(value, locale) : value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
