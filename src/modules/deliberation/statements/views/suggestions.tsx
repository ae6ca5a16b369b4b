import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import type { Shell } from "#ui/page";
import { ENOUGH } from "../translations/confirm-translation.ts";
import type { Suggested } from "../translations/queries.ts";
import { words } from "../words.ts";
import { nameOf } from "./said.tsx";

const key = () => newSecret().slice(0, 22);

type SuggestionsProps = {
  shell: Shell;
  /** Where the translations of this statement are. */
  path: string;
  suggested: readonly (Suggested & { readonly may: boolean })[];
};

/** Wordings that wait, with who made them, how many read them and said they mean the same, and what is not right yet. */
export function Suggestions({ shell, path, suggested }: SuggestionsProps) {
  const t = words(shell.reader.locale);
  if (suggested.length === 0) return null;
  return (
    <section>
      <h2>{t("waiting")}</h2>
      <p class="hint">{t("waitingHint", { count: ENOUGH })}</p>
      <ul class="list">
        {suggested.map((one) => (
          <li class="entry" id={`t${one.id}`}>
            <p>
              <span lang={one.language} dir="auto">
                {one.text}
              </span>
              <span class="q">
                {[
                  nameOf(one.language),
                  one.maker && t("madeBy", { name: one.maker.name }),
                  t("confirmed", { count: one.same, enough: ENOUGH }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </p>
            {one.objections.map(({ name, words }) => (
              <p class="note" dir="auto">
                {t("objection", { name })} {words}
              </p>
            ))}
            {one.objections.length > 0 && <p class="hint">{t("objected")}</p>}
            {one.may && (
              <>
                <PressForm
                  action={`${path}/${one.id}/confirmation`}
                  once={key()}
                  fields={{ says: "same" }}
                  look="alt"
                  pressed={one.mine === true}
                >
                  {t("same")}
                </PressForm>
                <p class="row">
                  <a class="btn plain" href={`${path}/${one.id}/confirmation`}>
                    {t("notYet")}
                  </a>
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
      {!suggested.some(({ may }) => may) && (
        <p class="row">
          {t("readers")} <a href="/settings/profile">{t("toProfile")}</a>
        </p>
      )}
    </section>
  );
}
