import { OnePicture, type Picture, Proofs } from "#modules/media";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { words } from "../words.ts";

type PhotoProps = { shell: Shell; title: string; action: string; pictures: readonly Picture[]; filled: Filled };

/** Photos for a report that is written by message, by the link in it. */
export function PhotoPage({ shell, title, action, pictures, filled }: PhotoProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  const errors = sayComplaints(locale, filled.errors);
  return (
    <Page shell={shell} title={t("photoTitle")} index={false} script="media">
      <Problems shell={shell} errors={errors} />
      <p class="lines" dir="auto">
        <b>{title}</b>
      </p>
      {pictures.length > 0 && <p class="note ok">{t("photoKept", { count: pictures.length })}</p>}
      <Proofs shell={shell} pictures={pictures} />
      <Form action={action} once={newSecret().slice(0, 22)} submit={t("photoYes")} files>
        <OnePicture shell={shell} values={filled.values} errors={errors} open />
      </Form>
      <p class="hint">{t("photoHint")}</p>
    </Page>
  );
}
