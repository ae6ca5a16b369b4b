import { RadioField } from "#ui/choice";
import { TextArea, TextField } from "#ui/field";
import { Page, type Shell } from "#ui/page";
import { QrCode, toQrAddress } from "#ui/qr";
import type { Demand } from "../../demands/queries.ts";
import { words } from "../words.ts";
import { type Poster, posterLimits, posterSizes } from "./to-poster.ts";

type PosterProps = { shell: Shell; demand: Demand; poster: Poster; address: string };

/** A poster for one sheet, as it will be printed, and below it the form that changes its words. */
export function PosterPage({ shell, demand, poster, address }: PosterProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("posterOf", { title: demand.title })} heading="hidden">
      <section class={poster.size === "a5" ? "poster a5" : "poster"}>
        <h2 dir="auto">{poster.title}</h2>
        {poster.text.split("\n").map((line) => (
          <p dir="auto">{line}</p>
        ))}
        {poster.where && (
          <p dir="auto">
            <b>{poster.where}</b>
          </p>
        )}
        <QrCode text={toQrAddress(new URL(address))} label={t("posterScan", { address })} />
        <p>{address.replace(/^https?:\/\//, "")}</p>
        <p class="q">{shell.reader.communityName}</p>
      </section>
      <p class="hint">{t("posterPrint")}</p>
      <form method="get" action={`/demands/${demand.id}/poster`}>
        <TextField name="title" label={t("posterTitle")} value={poster.title} maxlength={posterLimits.title} />
        <TextArea
          name="text"
          label={t("posterLines")}
          hint={t("posterLinesHint")}
          value={poster.text}
          rows={3}
          maxlength={posterLimits.text}
        />
        <TextField name="where" label={t("posterWhere")} value={poster.where} maxlength={posterLimits.where} />
        <RadioField
          shell={shell}
          name="size"
          label={t("posterSize")}
          value={poster.size}
          choices={posterSizes.map((value) => ({ value, label: value.toUpperCase() }))}
        />
        <p class="row">
          <button type="submit">{t("posterChange")}</button>
          <a class="btn plain" href={`/demands/${demand.id}/actions`}>
            {t("actions")}
          </a>
        </p>
      </form>
    </Page>
  );
}
