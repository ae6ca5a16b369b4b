import type { Page as PageOf } from "#platform/paging";
import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import type { Demand } from "../../demands/queries.ts";
import { DemandRow } from "../../demands/views/list-page.tsx";
import { words as demandWords } from "../../demands/words.ts";
import type { AddresseeRecord } from "../record.ts";
import type { Addressee } from "../rules.ts";
import { words } from "../words.ts";

type AddresseeProps = {
  shell: Shell;
  addressee: Addressee;
  record: AddresseeRecord;
  demands: PageOf<Demand>;
  /** Whether the viewer speaks for it. */
  answers: boolean;
};

/** Somebody who can be asked: who they are, how they answer, and what is asked of them. */
export function AddresseePage({ shell, addressee, record, demands, answers }: AddresseeProps) {
  const t = words(shell.reader.locale);
  const { id, name, about } = addressee;
  const { viewer } = shell.reader;
  return (
    <Page shell={shell} title={name} index>
      <Facts shell={shell} addressee={addressee} />
      {about && (
        <p class="lines" dir="auto">
          {about}
        </p>
      )}
      {answers && (
        <p class="row">
          <a class="btn" href={`/addressees/${id}/desk`}>
            {t("desk")}
          </a>
        </p>
      )}
      <Figures shell={shell} record={record} />
      <h2>{t("demands")}</h2>
      {demands.entries.length === 0 && <Empty shell={shell} icon="flag" title={t("noDemands")} />}
      <ul class="list">
        {demands.entries.map((demand) => (
          <DemandRow shell={shell} demand={demand} />
        ))}
      </ul>
      {demands.older && <Pager shell={shell} older={`/addressees/${id}?before=${demands.older}`} />}
      {viewer && (
        <p class="row">
          {!answers && <a href={`/addressees/${id}/claims`}>{t("claimLink")}</a>}{" "}
          {viewer.role !== "member" && <a href={`/admin/addressees/${id}`}>{t("correct")}</a>}
        </p>
      )}
    </Page>
  );
}

function Facts({ shell, addressee }: { shell: Shell; addressee: Addressee }) {
  const t = words(shell.reader.locale);
  const { kind, place, email, email_confirmed_at, verified_at } = addressee;
  return (
    <dl>
      <div>
        <dt>{t("kind")}</dt>
        <dd>{t(`kind.${kind}`)}</dd>
      </div>
      {place && (
        <div>
          <dt>{t("place")}</dt>
          <dd dir="auto">{place}</dd>
        </div>
      )}
      {email && email_confirmed_at && (
        <div>
          <dt>{t("email")}</dt>
          <dd>{email}</dd>
        </div>
      )}
      <div>
        <dt>{t("who")}</dt>
        <dd>{t(verified_at ? "verified" : "unverified")}</dd>
      </div>
    </dl>
  );
}

/** How they answer, in figures; where too little happened, in a word. */
function Figures({ shell, record }: { shell: Shell; record: AddresseeRecord }) {
  const t = words(shell.reader.locale);
  const status = demandWords(shell.reader.locale);
  const { open, byStatus, daysToAnswer, confirmed } = record;
  return (
    <>
      <h2>{t("record")}</h2>
      <dl>
        <div>
          <dt>{t("open")}</dt>
          <dd>{open}</dd>
        </div>
        <div>
          <dt>{t("daysToAnswer")}</dt>
          <dd>{daysToAnswer === undefined ? t("tooFew") : t("days", { count: daysToAnswer })}</dd>
        </div>
        <div>
          <dt>{t("confirmed")}</dt>
          <dd>{confirmed === undefined ? t("tooFew") : `${confirmed}%`}</dd>
        </div>
      </dl>
      {byStatus.length > 0 && (
        <details>
          <summary>{t("byStatus")}</summary>
          <table>
            <tbody>
              {byStatus.map((part) => (
                <tr>
                  <th scope="row">{status(`status.${part.status}`)}</th>
                  <td>{part.count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}
