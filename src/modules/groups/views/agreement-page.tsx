import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
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
    </Page>
  );
}
