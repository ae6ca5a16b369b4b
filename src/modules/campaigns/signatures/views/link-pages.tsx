import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import type { Linked } from "../links.ts";
import { words } from "../words.ts";

type About = { readonly id: string; readonly title: string };
const key = () => newSecret().slice(0, 22);

/** After asking: the same for everyone, whether that mailbox had signed or not. */
export function SentPage({ shell, demand }: { shell: Shell; demand: About }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("lookInMail")}>
      <p>{t("lookInMailHint")}</p>
      <Back shell={shell} demand={demand} />
    </Page>
  );
}

type LinkProps = {
  shell: Shell;
  demand: About;
  linked: Linked;
  secret: string;
  closed: string | undefined;
  isVoter: boolean;
};

/** What the link in a mail opens: the signature as it stands, and the one button that changes it. */
export function LinkPage({ shell, demand, linked, secret, closed, isVoter }: LinkProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const { signature } = linked;
  const state = signature?.state ?? "asked";
  const stands = state === "valid" || state === "waiting";
  return (
    <Page shell={shell} title={t(stands ? "yourSignature" : "confirmTitle")}>
      <p class="row" dir="auto">
        <a href={`/demands/${demand.id}`}>{demand.title}</a>
      </p>
      {state === "asked" && closed && <p class="note">{sayComplaints(locale, { form: closed })["form"]}</p>}
      {state === "asked" && !closed && (
        <>
          <p dir="auto">{t("confirmAs", { name: linked.name })}</p>
          <PressForm action={`/signature/${secret}`} once={key()}>
            {t("confirm")}
          </PressForm>
        </>
      )}
      {state !== "asked" && <p>{t(`state.${state}`)}</p>}
      {isVoter && (
        <>
          <p class="note">{t("saidDone")}</p>
          <p>
            <a class="btn" href={`/signature/${secret}/outcome`}>
              {t("isItDone")}
            </a>
          </p>
        </>
      )}
      {signature && stands && (
        <>
          <p>{t("yourTag", { tag: signature.tag })}</p>
          <details>
            <summary>{t("withdraw")}</summary>
            <p>{t("withdrawHint")}</p>
            <div class="row">
              <PressForm action={`/signature/${secret}/removal`} once={key()} look="del">
                {t("withdrawYes")}
              </PressForm>
            </div>
          </details>
        </>
      )}
    </Page>
  );
}

/** A link that leads nowhere any more. */
export function LinkOverPage({ shell }: { shell: Shell }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("linkOver")}>
      <p>{t("linkOverHint")}</p>
    </Page>
  );
}

const Back = ({ shell, demand }: { shell: Shell; demand: About }) => (
  <p class="row">
    <a href={`/demands/${demand.id}`}>{words(shell.reader.locale)("back")}</a>
  </p>
);
