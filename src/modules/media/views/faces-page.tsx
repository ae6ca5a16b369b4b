import type { Viewer } from "#platform/http/env";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Avatar, Cover } from "#ui/person";
import { type Part, parts } from "../faces.ts";
import { words } from "../words.ts";

type FacesProps = { shell: Shell; viewer: Viewer; filled: Filled; wrong?: Part };
const key = () => newSecret().slice(0, 22);

/** The photo and the cover of one's own profile, each with a form to change it. */
export function FacesPage({ shell, viewer, filled, wrong }: FacesProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const problems = Object.fromEntries(
    Object.entries(errors).map(([name, text]) => [name === "pictures" ? `${wrong}` : name, text]),
  );
  return (
    <Page shell={shell} title={t("facesPage")} script="media">
      <Problems shell={shell} errors={problems} />
      {parts.map((part) => (
        <>
          <h2>{t(part)}</h2>
          {viewer[part] &&
            (part === "avatar" ? (
              <Avatar name={viewer.name} big picture={viewer.avatar} />
            ) : (
              <Cover picture={viewer.cover} mode="light" />
            ))}
          <Form action={`/settings/pictures/${part}`} once={key()} submit={t("send")} files>
            <div class="f">
              <label for={`f-${part}`}>{t("photo")}</label>
              <p class="hint" id={`h-${part}`}>
                {t(`${part}Hint`)} {t("chooseOneHint")}
              </p>
              {problems[part] && (
                <p class="err" id={`e-${part}`}>
                  {problems[part]}
                </p>
              )}
              <input
                type="file"
                name="pictures"
                id={`f-${part}`}
                accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
                aria-describedby={problems[part] ? `h-${part} e-${part}` : `h-${part}`}
              />
            </div>
          </Form>
          {viewer[part] && (
            <div class="row">
              <PressForm action={`/settings/pictures/${part}/removal`} once={key()} look="plain">
                {t("remove", { what: t(part).toLowerCase() })}
              </PressForm>
            </div>
          )}
        </>
      ))}
    </Page>
  );
}
