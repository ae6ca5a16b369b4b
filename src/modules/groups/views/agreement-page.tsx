import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import type { Group } from "../queries.ts";
import { words } from "../words.ts";
import { GroupHead } from "./group-head.tsx";
import { Plain } from "./plain.tsx";

/** What members agree to, for a member who has not yet read its newest wording. */
export function AgreementPage({ shell, group }: { shell: Shell; group: Group }) {
  const t = words(shell.reader.locale);
  const isNew = group.mine?.agreed_version !== (group.agreement_version || null);
  return (
    <Page shell={shell} title={t("agreement.title")} heading="own">
      <GroupHead shell={shell} group={group} />
      <h2>{t("agreement.title")}</h2>
      {group.agreement ? <Plain text={group.agreement} /> : <p>{t("agreement.none")}</p>}
      {group.agreement && isNew && (
        <PressForm action={`/groups/${group.handle}/agreement`} once={newSecret().slice(0, 22)}>
          {t("agree")}
        </PressForm>
      )}
      <p class="row">
        <a href={`/groups/${group.handle}/agreement/versions`}>{t("agreement.versions")}</a>
      </p>
    </Page>
  );
}

type Wording = { readonly version: number; readonly text: string; readonly made_at: Date };

/** Every wording the agreement had, the newest first, so that one can read what one agreed to. */
export function WordingsPage({ shell, group, wordings }: { shell: Shell; group: Group; wordings: readonly Wording[] }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("agreement.versions")} heading="own">
      <GroupHead shell={shell} group={group} />
      <h2>{t("agreement.versions")}</h2>
      {wordings.length === 0 && <p>{t("agreement.none")}</p>}
      {wordings.map(({ version, text, made_at }) => (
        <article class="post">
          <h3>{t("agreement.version", { number: version })}</h3>
          <p class="row">
            <span class="q">
              <Time shell={shell} at={made_at} />
            </span>{" "}
            {version === group.agreement_version && <span class="tag">{t("agreement.now")}</span>}{" "}
            {version === group.mine?.agreed_version && <span class="tag">{t("agreement.mine")}</span>}
          </p>
          <Plain text={text} />
        </article>
      ))}
    </Page>
  );
}
