import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import type { Shell } from "#ui/page";
import type { Waiting as WaitingRow } from "../../statements/queries.ts";
import type { Translation } from "../../statements/translations/queries.ts";
import { nameOf } from "../../statements/views/said.tsx";
import { words } from "../words.ts";

const key = () => newSecret().slice(0, 22);

type WaitingProps = {
  shell: Shell;
  path: string;
  waiting: readonly WaitingRow[];
  suggested: readonly Translation[];
};

/** What people added and nobody has decided about: statements, and other languages for them. */
export function Waiting({ shell, path, waiting, suggested }: WaitingProps) {
  const t = words(shell.reader.locale);
  if (waiting.length + suggested.length === 0) return <p>{t("nothingWaits")}</p>;
  return (
    <>
      <h2>{t("waits", { count: waiting.length + suggested.length })}</h2>
      <p class="hint">{t("waitsHint")}</p>
      <ul class="list">
        {waiting.map(({ number, text, language, from }) => (
          <li class="entry">
            <p lang={language} dir="auto">
              {number}. {text}
            </p>
            {from && (
              <p class="row">
                <span>
                  {t("proposedBy")} <a href={`/@${from}`}>@{from}</a>
                </span>
              </p>
            )}
            <PressForm action={`${path}/decisions`} once={key()} fields={{ statement: `${number}`, decision: "show" }}>
              {t("show", { number })}
            </PressForm>
            <PressForm
              action={`${path}/decisions`}
              once={key()}
              look="alt"
              fields={{ statement: `${number}`, decision: "out" }}
            >
              {t("out", { number })}
            </PressForm>
          </li>
        ))}
        {suggested.map((one) => (
          <Suggestion shell={shell} path={`${path}/statements/${one.number}/translations/${one.id}`} one={one} />
        ))}
      </ul>
    </>
  );
}

function Suggestion({ shell, path, one }: { shell: Shell; path: string; one: Translation }) {
  const t = words(shell.reader.locale);
  return (
    <li class="entry">
      <p>
        <span lang={one.language} dir="auto">
          {one.number}. {one.text}
        </span>
        <span class="q">
          {t("translationOf", { language: nameOf(one.language) })}{" "}
          <span lang={one.original_language}>{one.original}</span>
        </span>
      </p>
      <PressForm action={`${path}/approval`} once={key()}>
        {t("approve", { number: one.number })}
      </PressForm>
      <PressForm action={`${path}/refusal`} once={key()} look="alt">
        {t("refuse", { number: one.number })}
      </PressForm>
    </li>
  );
}
