import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Time } from "#ui/time";
import type { Demand } from "../../demands/queries.ts";
import type { Newsletter } from "../queries.ts";
import { newsletterLimits } from "../rules.ts";
import { words } from "../words.ts";

const key = () => newSecret().slice(0, 22);

type ListProps = { shell: Shell; demand: Demand; letters: readonly Newsletter[]; readers: number; filled: Filled };

/** Writing news for signers, and what was written before. */
export function NewslettersPage({ shell, demand, letters, readers, filled }: ListProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("newsFor", { title: demand.title })}>
      <p class="hint">{t("readers", { count: readers })}</p>
      <Problems shell={shell} errors={errors} />
      <Form action={`/demands/${demand.id}/news`} once={key()} submit={t("look")}>
        <TextField
          name="subject"
          label={t("subject")}
          error={errors["subject"]}
          value={filled.values["subject"]}
          maxlength={newsletterLimits.subject}
          required
        />
        <TextArea
          name="text"
          label={t("text")}
          hint={t("textHint")}
          error={errors["text"]}
          value={filled.values["text"]}
          maxlength={newsletterLimits.text}
          rows={5}
          required
          dir="auto"
        />
      </Form>
      {letters.length > 0 && <h2>{t("before")}</h2>}
      <ul class="list">
        {letters.map((letter) => (
          <li>
            <a href={`/newsletters/${letter.id}`}>
              <span>
                <bdi>{letter.subject}</bdi>
                <span class="q">
                  {t(stateOf(letter))} · <Time shell={shell} at={letter.sent_at ?? letter.written_at} />
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a class="btn plain" href={`/demands/${demand.id}`}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}

const stateOf = ({ sent_at, stopped_at }: Newsletter) => (stopped_at ? "stopped" : sent_at ? "sent" : "waits");

type LetterProps = {
  shell: Shell;
  newsletter: Newsletter;
  demand: Demand;
  leads: boolean;
  stops: boolean;
  readers: number;
  filled: Filled;
};

/** A newsletter as its readers get it; before it is sent, with the button that sends it. */
export function NewsletterPage({ shell, newsletter, demand, leads, stops, readers, filled }: LetterProps) {
  const t = words(shell.reader.locale);
  const at = `/newsletters/${newsletter.id}`;
  const state = stateOf(newsletter);
  return (
    <Page shell={shell} title={newsletter.subject}>
      <Problems shell={shell} errors={sayComplaints(shell.reader.locale, filled.errors)} />
      <p class="row">
        <span class="tag">{t(state)}</span> <Time shell={shell} at={newsletter.sent_at ?? newsletter.written_at} full />
      </p>
      <p class="lines" dir="auto">
        {newsletter.text}
      </p>
      {state === "waits" && leads && (
        <PressForm action={`${at}/sending`} once={key()}>
          {t("send", { count: readers })}
        </PressForm>
      )}
      {state !== "stopped" && stops && (
        <details>
          <summary>{t("stop")}</summary>
          <p class="hint">{t("stopHint")}</p>
          <PressForm action={`${at}/stop`} once={key()} look="del">
            {t("stopYes")}
          </PressForm>
        </details>
      )}
      <p>
        <a class="btn plain" href={`/demands/${demand.id}${leads ? "/news" : ""}`}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}

/** Ending news of one demand: one button, or, once it was pressed, that it is done. */
export function EndPage({ shell, address }: { shell: Shell; address?: string }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("news")}>
      {address ? (
        <>
          <p>{t("endHint")}</p>
          <PressForm action={address} once={key()}>
            {t("end")}
          </PressForm>
        </>
      ) : (
        <Notice kind="ok">{t("ended")}</Notice>
      )}
    </Page>
  );
}
