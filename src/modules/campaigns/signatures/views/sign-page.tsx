import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { CheckField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Demand } from "../../demands/queries.ts";
import type { Signature } from "../queries.ts";
import { signatureLimits } from "../rules.ts";
import { words } from "../words.ts";

type SignProps = { shell: Shell; demand: Demand; filled: Filled; closed?: string | undefined };
const key = () => newSecret().slice(0, 22);

/** A member signs with more than a press, changes what goes with it, or takes it back. */
export function SignPage({ shell, demand, filled, closed, mine }: SignProps & { mine: Signature | undefined }) {
  const t = words(shell.reader.locale);
  const address = `/demands/${demand.id}/signature`;
  const stands = mine?.state === "valid";
  const kept = stands && Object.keys(filled.values).length === 0 ? valuesOf(mine) : filled.values;
  return (
    <Page shell={shell} title={t(stands ? "yourSignature" : "sign")}>
      <Asked demand={demand} />
      {stands && <p>{t("yourTag", { tag: mine.tag })}</p>}
      <Told shell={shell} filled={filled} closed={closed} />
      {!closed && (
        <Form action={address} once={key()} submit={t(stands ? "keep" : "sign")}>
          <WishFields shell={shell} filled={{ ...filled, values: kept }} />
        </Form>
      )}
      {stands && (
        <details>
          <summary>{t("withdraw")}</summary>
          <p>{t("withdrawHint")}</p>
          <PressForm action={`${address}/removal`} once={key()} look="del">
            {t("withdrawYes")}
          </PressForm>
        </details>
      )}
    </Page>
  );
}

const valuesOf = (mine: Signature): Record<string, string> => ({
  words: mine.words,
  shown: mine.shown ? "on" : "",
  affected: mine.affected ? "on" : "",
  newsletter: mine.newsletter ? "on" : "",
});

/** Somebody without an account signs: a name, an address, and then a link in the mail. */
export function MailSignPage({ shell, demand, filled, closed, byMail }: SignProps & { byMail: boolean }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const here = `/demands/${demand.id}/signature`;
  return (
    <Page shell={shell} title={t("sign")}>
      <Asked demand={demand} />
      <Told shell={shell} filled={filled} closed={closed} />
      {!closed && (
        <p class="row">
          <a href={`/session/new?next=${encodeURIComponent(here)}`}>{t("signAsMember")}</a>
        </p>
      )}
      {!closed && demand.post_id && <p class="hint">{t("fromElsewhere")}</p>}
      {!closed && !byMail && <p class="note">{t("noMail")}</p>}
      {!closed && byMail && (
        <Form action={`${here}/mail`} once={key()} submit={t("sendLink")}>
          <TextField
            name="name"
            label={t("name")}
            error={errors["name"]}
            value={filled.values["name"]}
            required
            maxlength={signatureLimits.name}
            autocomplete="name"
          />
          <TextField
            name="email"
            type="email"
            label={t("email")}
            hint={t("emailHint")}
            error={errors["email"]}
            value={filled.values["email"]}
            required
            maxlength={254}
            autocomplete="email"
            autocapitalize="none"
          />
          <TextField
            name="place"
            label={t("place")}
            hint={t("placeHint")}
            error={errors["place"]}
            value={filled.values["place"]}
            maxlength={signatureLimits.place}
          />
          <WishFields shell={shell} filled={filled} />
        </Form>
      )}
    </Page>
  );
}

const Asked = ({ demand }: { demand: Demand }) => (
  <p class="row" dir="auto">
    <a href={`/demands/${demand.id}`}>{demand.title}</a>
  </p>
);

function Told({ shell, filled, closed }: { shell: Shell; filled: Filled; closed?: string | undefined }) {
  const { locale } = shell.reader;
  return (
    <>
      <Problems shell={shell} errors={sayComplaints(locale, filled.errors)} />
      {closed && <p class="note">{sayComplaints(locale, { form: closed })["form"]}</p>}
    </>
  );
}

function WishFields({ shell, filled: { values, errors: found } }: { shell: Shell; filled: Filled }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, found);
  return (
    <>
      <TextArea
        name="words"
        label={t("words")}
        hint={t("wordsHint", { count: signatureLimits.words })}
        error={errors["words"]}
        value={values["words"]}
        rows={3}
        maxlength={signatureLimits.words}
        dir="auto"
      />
      {(["affected", "shown", "newsletter"] as const).map((name) => (
        <CheckField name={name} label={t(`wish.${name}`)} error={errors[name]} checked={values[name] === "on"} />
      ))}
    </>
  );
}
