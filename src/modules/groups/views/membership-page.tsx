import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import type { Group } from "../queries.ts";
import { words } from "../words.ts";
import { GroupHead } from "./group-head.tsx";

/** What a member can do about their own membership: hear less of it, or leave. */
export function MembershipPage({ shell, group, quiet }: { shell: Shell; group: Group; quiet: boolean }) {
  const t = words(shell.reader.locale);
  const path = `/groups/${group.handle}`;
  const key = () => newSecret().slice(0, 22);
  return (
    <Page shell={shell} title={t("membershipTitle", { name: group.name })} heading="own">
      <GroupHead shell={shell} group={group} />
      <h2>{t("quiet.title")}</h2>
      <p>{t(quiet ? "quiet.is" : "quiet.hint")}</p>
      <PressForm action={`${path}/quiet${quiet ? "/removal" : ""}`} once={key()} look="alt">
        {t(quiet ? "unquiet" : "quiet")}
      </PressForm>
      <h2>{t("leave.title")}</h2>
      <p>{t("leave.hint")}</p>
      <PressForm action={`${path}/membership/removal`} once={key()} look="del">
        {t("leave", { name: group.name })}
      </PressForm>
    </Page>
  );
}
