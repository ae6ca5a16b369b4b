import { formatNumber } from "#platform/format";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { PressForm } from "#ui/form";
import type { Shell } from "#ui/page";
import { type Counts, type Tier, tiers } from "../rules.ts";
import type { Box } from "../sign-box-of.ts";
import { words } from "../words.ts";
import { SignerRow } from "./signer-row.tsx";

type Demand = { readonly id: string; readonly goal: number | null };
type BoxProps = { shell: Shell; demand: Demand; box: Box };

/** On a demand's page: how many stand behind it, each kind for itself, and the way to join them. */
export function SignBox({ shell, demand, box }: BoxProps) {
  const t = words(shell.reader.locale);
  const base = `/demands/${demand.id}`;
  const { entries, older } = box.latest;
  return (
    <>
      <h2 id="signatures">{t("signatures")}</h2>
      <Figures shell={shell} counts={box.counts} goal={demand.goal} />
      <Act shell={shell} demand={demand} box={box} />
      {entries.length > 0 && (
        <>
          <h3>{t("latest")}</h3>
          <ul class="list">
            {entries.map((signer) => (
              <SignerRow shell={shell} signer={signer} />
            ))}
          </ul>
        </>
      )}
      <p class="row">
        <a href={`${base}/signatures`}>{t(older ? "allNames" : "aboutFigures")}</a>{" "}
        {box.part.helps && <a href={`${base}/desk`}>{t("desk")}</a>}{" "}
        {box.part.tends && <a href={`${base}/signatures/check`}>{t("check")}</a>}
      </p>
    </>
  );
}

/** Four figures and what each of them means; never one sum. */
export function Figures({ shell, counts, goal }: { shell: Shell; counts: Counts; goal: number | null }) {
  const { locale } = shell.reader;
  const t = words(locale);
  const share = (tier: Tier) => (goal ? Math.floor((100 * counts[tier]) / goal) : 0);
  return (
    <dl>
      {tiers.map((tier) => (
        <div>
          <dt>{t(`tier.${tier}`)}</dt>
          <dd>
            <b>{formatNumber(counts[tier], locale)}</b>{" "}
            {goal && counts[tier] > 0 && (
              <span class="q">{t("ofGoal", { share: share(tier), goal: formatNumber(goal, locale) })}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Act({ shell, demand, box }: BoxProps) {
  const { locale, viewer } = shell.reader;
  const t = words(locale);
  const address = `/demands/${demand.id}/signature`;
  const { mine, closed } = box;
  if (mine?.state === "invalid") return <p class="note warn">{t("mineOut")}</p>;
  if (mine?.state === "valid")
    return (
      <p class="row">
        <span class="tag">{t("mineStands")}</span> <a href={address}>{t("change")}</a>
      </p>
    );
  if (closed) return <p class="note">{sayComplaints(locale, { form: closed })["form"]}</p>;
  return (
    <div class="row">
      {viewer ? (
        <>
          <PressForm action={address} once={newSecret().slice(0, 22)}>
            {t("sign")}
          </PressForm>
          <a class="btn alt" href={address}>
            {t("signWithWords")}
          </a>
        </>
      ) : (
        <a class="btn" href={address}>
          {t("sign")}
        </a>
      )}
    </div>
  );
}
