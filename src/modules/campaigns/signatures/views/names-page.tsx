import type { Page as ListPart } from "#platform/paging";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import type { Signer } from "../queries.ts";
import { type Counts, tiers } from "../rules.ts";
import { words } from "../words.ts";
import { Figures } from "./sign-box.tsx";
import { SignerRow } from "./signer-row.tsx";

type NamesProps = {
  shell: Shell;
  demand: { readonly id: string; readonly title: string; readonly goal: number | null };
  counts: Counts;
  signers: ListPart<Signer>;
};

/** What the four figures mean, everyone who lets their name be shown, and all of it as a file to count again. */
export function NamesPage({ shell, demand, counts, signers }: NamesProps) {
  const t = words(shell.reader.locale);
  const base = `/demands/${demand.id}/signatures`;
  return (
    <Page shell={shell} title={t("signatures")}>
      <p class="row" dir="auto">
        <a href={`/demands/${demand.id}`}>{demand.title}</a>
      </p>
      <Figures shell={shell} counts={counts} goal={demand.goal} />
      <details>
        <summary>{t("whatFiguresMean")}</summary>
        <ul>
          {tiers.map((tier) => (
            <li>
              <b>{t(`tier.${tier}`)}</b>: {t(`tierHint.${tier}`)}
            </li>
          ))}
        </ul>
        <p>{t("neverSummed")}</p>
      </details>
      <h2>{t("download")}</h2>
      <p class="hint">{t("downloadHint")}</p>
      <p class="row">
        <a href={`${base}.csv`}>{t("downloadAs", { kind: "CSV" })}</a>{" "}
        <a href={`${base}.json`}>{t("downloadAs", { kind: "JSON" })}</a>
      </p>
      <h2>{t("names")}</h2>
      <p class="hint">{t("namesHint")}</p>
      <ul class="list">
        {signers.entries.map((signer) => (
          <SignerRow shell={shell} signer={signer} />
        ))}
      </ul>
      {signers.older && <Pager shell={shell} older={`${base}?before=${signers.older}`} label={t("olderNames")} />}
    </Page>
  );
}
