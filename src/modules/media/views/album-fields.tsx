import { TextArea } from "#ui/field";
import { Notice } from "#ui/notice";
import type { Shell } from "#ui/page";
import type { Picture } from "../queries.ts";
import { pictureLimits } from "../rules.ts";
import { words } from "../words.ts";
import { PictureView } from "./picture-view.tsx";

type FieldsProps = {
  shell: Shell;
  /** Those kept with the draft. */
  pictures: readonly Picture[];
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

/** Photos in the form one writes in: each with its words beside it, and room for more. */
export function AlbumFields({ shell, pictures, values, errors }: FieldsProps) {
  const t = words(shell.reader.locale);
  const left = pictureLimits.perPost - pictures.length;
  return (
    <div id="pictures">
      {pictures.length > 0 && <h2>{t("album")}</h2>}
      {Object.keys(errors).some((name) => name.startsWith("alt_")) && (
        <>
          <input type="hidden" name="asked" value="on" />
          <Notice kind="warn" title={t("askAlt")}>
            <p>{t("askAltText")}</p>
            <p>
              <button class="alt" name="do.bare">
                {t("sendBare")}
              </button>
            </p>
          </Notice>
        </>
      )}
      {pictures.map((picture, index) => (
        <One shell={shell} picture={picture} number={index + 1} values={values} errors={errors} />
      ))}
      {left > 0 && <FileField shell={shell} most={left} error={errors["pictures"]} next={pictures.length === 0} />}
    </div>
  );
}

function One({
  shell,
  picture,
  number,
  values,
  errors,
}: Omit<FieldsProps, "pictures"> & { picture: Picture; number: number }) {
  const t = words(shell.reader.locale);
  const name = `alt_${number}`;
  return (
    <div class="pic">
      <PictureView picture={picture} width={320} alt={picture.alt || t("noAlt", { number })} />
      <input type="hidden" name={`picture_${number}`} value={picture.id} />
      <TextArea
        name={name}
        label={t("alt", { number })}
        hint={number === 1 ? t("altExample") : undefined}
        error={errors[name]}
        value={values[`picture_${number}`] === picture.id ? values[name] : picture.alt}
        rows={2}
        maxlength={pictureLimits.alt}
        dir="auto"
      />
      <p class="row">
        {number > 1 && (
          <button class="plain" name={`do.up_${number}`}>
            {t("up", { number })}
          </button>
        )}
        <button class="plain" name={`do.drop_${number}`}>
          {t("drop", { number })}
        </button>
      </p>
    </div>
  );
}

/** Choosing photos. `most` of them; the button keeps them at once, before all is written. */
function FileField({
  shell,
  most,
  error,
  next,
}: {
  shell: Shell;
  most: number;
  error: string | undefined;
  next: boolean;
}) {
  const t = words(shell.reader.locale);
  return (
    <div class="f">
      <label for="f-pictures">{t("choose")}</label>
      <p class="hint" id="h-pictures">
        {t("chooseHint", { count: most })} {next && t("chooseNext")}
      </p>
      {error && (
        <p class="err" id="e-pictures">
          {error}
        </p>
      )}
      <input
        type="file"
        name="pictures"
        id="f-pictures"
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
        aria-describedby={error ? "h-pictures e-pictures" : "h-pictures"}
        aria-invalid={error ? "true" : undefined}
      />{" "}
      <button class="alt" name="do.pictures">
        {t("attach")}
      </button>
    </div>
  );
}

/** One photo and its words in a small form: of a message, a story. */
export function OnePicture({
  shell,
  values,
  errors,
  open = false,
}: Omit<FieldsProps, "pictures"> & { open?: boolean }) {
  const t = words(shell.reader.locale);
  const error = errors["pictures"];
  return (
    <details open={open || Boolean(error ?? values["alt"])}>
      <summary>{t("chooseOne")}</summary>
      <div class="f">
        <label for="f-pictures">{t("photo")}</label>
        <p class="hint" id="h-pictures">
          {t("chooseOneHint")}
        </p>
        {error && (
          <p class="err" id="e-pictures">
            {error}
          </p>
        )}
        <input
          type="file"
          name="pictures"
          id="f-pictures"
          accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
          aria-describedby={error ? "h-pictures e-pictures" : "h-pictures"}
        />
      </div>
      <TextArea
        name="alt"
        label={t("altOne")}
        hint={t("altExample")}
        error={errors["alt"]}
        value={values["alt"]}
        rows={2}
        maxlength={pictureLimits.alt}
        dir="auto"
      />
    </details>
  );
}
