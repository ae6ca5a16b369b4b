import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import { MOST_ACCOUNTS } from "../accounts-here.ts";
import { words } from "../words.ts";

type Someone = { readonly id: string; readonly name: string; readonly handle: string; readonly shared?: boolean };
const personOf = ({ name, handle }: Someone) => ({ name, handle: `@${handle}`, href: `/@${handle}` });
const key = () => newSecret().slice(0, 22);

/** Who is signed in in this browser: one press to change, one to leave. */
export function AccountsPage(props: { shell: Shell; filled: Filled; viewer: Someone; others: readonly Someone[] }) {
  const { shell, viewer, others } = props;
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, props.filled.errors);
  return (
    <Page shell={shell} title={t("several")}>
      <Problems shell={shell} errors={errors} />
      <PersonList>
        <PersonRow person={personOf(viewer)} note={t("several.inUse")} />
        {others.map((one) => (
          <PersonRow person={personOf(one)}>
            <PressForm action="/session/switch" once={key()} fields={{ to: one.id }}>
              {t("several.switch", { name: one.name })}
            </PressForm>
            <PressForm action="/session/others/removal" once={key()} look="alt" fields={{ to: one.id }}>
              {t("several.leave", { name: one.name })}
            </PressForm>
          </PersonRow>
        ))}
      </PersonList>
      {viewer.shared ? (
        <Notice kind="info">{t("several.shared")}</Notice>
      ) : (
        others.length + 1 < MOST_ACCOUNTS && (
          <p>
            <a class="btn" href="/session/new?add">
              {t("several.add")}
            </a>
          </p>
        )
      )}
      <p>{t("several.apart")}</p>
      <PressForm action="/session/all/removal" once={key()} look="del">
        {t("several.all")}
      </PressForm>
    </Page>
  );
}
