import { TextArea, TextField } from "#ui/field";
import { Page, type Shell } from "#ui/page";
import { QrCode, toQrAddress } from "#ui/qr";
import { type Poster, posterLimits } from "../poster.ts";
import { words } from "../words.ts";

type PosterProps = { shell: Shell; poster: Poster; path: string; address: string };

/** A poster for one sheet of A4, as it will be printed, and below it the form that changes its words. */
export function PosterPage({ shell, poster, path, address }: PosterProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("poster")} heading="hidden">
      <section class="poster">
        <h2 dir="auto">{poster.title}</h2>
        {poster.text.split("\n").map((line) => (
          <p dir="auto">{line}</p>
        ))}
        {poster.when && (
          <p dir="auto">
            <b>{poster.when}</b>
          </p>
        )}
        {poster.where && (
          <p dir="auto">
            <b>{poster.where}</b>
          </p>
        )}
        <QrCode text={toQrAddress(new URL(address))} label={t("scan", { address })} />
        <p>{address.replace(/^https?:\/\//, "")}</p>
        <p class="q">{shell.reader.communityName}</p>
      </section>
      <p class="hint">{t("posterHint")}</p>
      <form method="get" action={`${path}/poster`}>
        <TextField name="title" label={t("posterTitle")} value={poster.title} maxlength={posterLimits.title} />
        <TextArea
          name="text"
          label={t("posterText")}
          hint={t("posterTextHint")}
          value={poster.text}
          rows={3}
          maxlength={posterLimits.text}
        />
        <TextField name="when" label={t("posterWhen")} value={poster.when} maxlength={posterLimits.when} />
        <TextField name="where" label={t("posterWhere")} value={poster.where} maxlength={posterLimits.where} />
        <p class="row">
          <button type="submit">{t("posterChange")}</button>
          <a class="btn alt" href={path}>
            {t("back")}
          </a>
        </p>
      </form>
    </Page>
  );
}
