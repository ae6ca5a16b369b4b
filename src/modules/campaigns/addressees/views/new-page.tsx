import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { CheckField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Addressee } from "../rules.ts";
import { words } from "../words.ts";
import { AddresseeRow } from "./addressees-page.tsx";
import { AddresseeFields } from "./fields.tsx";

type NewProps = { shell: Shell; filled: Filled; alike: readonly Addressee[] };

/** Naming somebody who can be asked. Those alike come first, so that nobody stands there twice. */
export function NewAddresseePage({ shell, filled, alike }: NewProps) {
  const t = words(shell.reader.locale);
  const { values } = filled;
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("new")}>
      <p class="hint">{t("newHint")}</p>
      <Problems shell={shell} errors={errors} />
      {alike.length > 0 && (
        <ul class="list">
          {alike.map((addressee) => (
            <AddresseeRow shell={shell} addressee={addressee} />
          ))}
        </ul>
      )}
      <Form action="/addressees" once={newSecret().slice(0, 22)} submit={t("propose")}>
        {filled.errors["sure"] && <CheckField name="sure" label={t("sure")} error={errors["sure"]} />}
        <AddresseeFields shell={shell} values={values} errors={errors} />
      </Form>
    </Page>
  );
}
