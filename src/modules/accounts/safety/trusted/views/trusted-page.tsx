import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import { words } from "../../words.ts";
import type { listTrust } from "../choose-trusted.ts";
import type { listRecoveriesFor } from "../recoveries.ts";
import { trustLimits } from "../rules.ts";

type Trust = Awaited<ReturnType<typeof listTrust>>;
type TrustedPageProps = {
  shell: Shell;
  filled: Filled;
  mine: Trust;
  theirs: Trust;
  asked: Awaited<ReturnType<typeof listRecoveriesFor>>;
};
const personOf = ({ name, handle }: Trust[number]) => ({ name, handle: `@${handle}`, href: `/@${handle}` });
const key = () => newSecret().slice(0, 22);

/** Whom one trusts, who trusts one, and who asks for help now. */
export function TrustedPage({ shell, filled, mine, theirs, asked }: TrustedPageProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("trusted")}>
      {asked.map(({ id, name, vouched }) => (
        <>
          <Notice kind="warn">{t(vouched ? "trusted.vouched" : "trusted.asks", { name })}</Notice>
          <p>
            <a class="btn" href={`/recoveries/${id}`}>
              {t("trusted.see", { name })}
            </a>
          </p>
        </>
      ))}
      <p>{t("trusted.why")}</p>
      <p>{t("trusted.rules", { needed: trustLimits.needed, hours: trustLimits.waitHours })}</p>
      <PersonList>
        {mine.map((person) => (
          <PersonRow person={personOf(person)} note={t(person.accepted_at ? "trusted.agreed" : "trusted.waiting")}>
            <PressForm action={`/settings/trusted-people/${person.handle}/removal`} once={key()} look="alt">
              {t("trusted.remove", { name: person.name })}
            </PressForm>
          </PersonRow>
        ))}
      </PersonList>
      <Problems shell={shell} errors={errors} />
      {mine.length < trustLimits.most && (
        <Form action="/settings/trusted-people" once={key()} submit={t("trusted.add")}>
          <TextField
            name="handle"
            label={t("trusted.who")}
            hint={t("trusted.whoHint")}
            error={errors["handle"]}
            value={filled.values["handle"]}
            required
            maxlength={60}
            autocapitalize="none"
            spellcheck={false}
          />
        </Form>
      )}
      {theirs.length > 0 && <h2>{t("trusted.theirs")}</h2>}
      <PersonList>
        {theirs.map((person) => (
          <PersonRow person={personOf(person)} note={t(person.accepted_at ? "trusted.youAgreed" : "trusted.asksYou")}>
            {!person.accepted_at && (
              <PressForm action={`/people/${person.handle}/trust/acceptance`} once={key()}>
                {t("trusted.yes", { name: person.name })}
              </PressForm>
            )}
            <PressForm action={`/people/${person.handle}/trust/refusal`} once={key()} look="alt">
              {t(person.accepted_at ? "trusted.stop" : "trusted.no", { name: person.name })}
            </PressForm>
          </PersonRow>
        ))}
      </PersonList>
    </Page>
  );
}
