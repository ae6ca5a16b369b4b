import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { pictureLimits } from "../rules.ts";
import type { ShownPicture } from "../show-picture.ts";
import { words } from "../words.ts";
import { largeWidths } from "./album.tsx";
import { addressOf, PictureView, sizeOf, variantOf } from "./picture-view.tsx";

type PictureProps = { shell: Shell; shown: ShownPicture; filled: Filled };
const key = () => newSecret().slice(0, 22);
const pathOf = ({ post, number }: ShownPicture) => `/p/${post.id}/pictures/${number}`;

/** One picture, large, with the words for it and the way to its neighbours. */
export function PicturePage(props: PictureProps) {
  const { shell, shown, filled } = props;
  const { locale, pictures, viewer } = shell.reader;
  const t = words(locale);
  const { picture, number, count, post } = shown;
  const width = largeWidths[pictures];
  const widest = variantOf(picture, Number.MAX_SAFE_INTEGER);
  const errors = sayComplaints(locale, filled.errors);
  const neighbour = (other: number) => `/p/${post.id}/pictures/${other}`;
  return (
    <Page shell={shell} title={t("pageTitle", { number, count, name: post.author_name })}>
      <Problems shell={shell} errors={errors} />
      <div class="pic">
        <PictureView picture={picture} width={width} alt={picture.alt || t("noAlt", { number })} />
      </div>
      {picture.alt ? (
        <p dir="auto" lang={post.language === locale ? undefined : post.language}>
          {picture.alt}
        </p>
      ) : (
        <p class="hint">{t("noAltYet")}</p>
      )}
      {widest.width > variantOf(picture, width).width && (
        <p class="row">
          <a href={addressOf(picture, widest)}>{t("full", { size: sizeOf(widest, locale) })}</a>
        </p>
      )}
      <p class="row">
        {number > 1 && (
          <a class="btn alt" href={neighbour(number - 1)}>
            {t("previous")}
          </a>
        )}{" "}
        {number < count && (
          <a class="btn alt" href={neighbour(number + 1)}>
            {t("next")}
          </a>
        )}{" "}
        <a
          class="btn plain"
          href={post.conversation_id ? `/messages/${post.conversation_id}#p${post.id}` : `/p/${post.id}`}
        >
          {t("back")}
        </a>
      </p>
      {viewer && (viewer.id === post.author_id ? <Own {...props} /> : <Suggest {...props} />)}
    </Page>
  );
}

/** For its author: the words, to be changed, and what others suggest. */
function Own({ shell, shown, filled }: PictureProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  return (
    <>
      {shown.suggestions.length > 0 && <h2>{t("suggestions")}</h2>}
      {shown.suggestions.map(({ id, alt, name }) => (
        <Notice kind="info" title={t("suggestedBy", { name })}>
          <p dir="auto">{alt}</p>
          <div class="row">
            <PressForm action={`${pathOf(shown)}/suggestions/${id}/approval`} once={key()}>
              {t("approve", { name })}
            </PressForm>{" "}
            <PressForm action={`${pathOf(shown)}/suggestions/${id}/refusal`} once={key()} look="alt">
              {t("decline", { name })}
            </PressForm>
          </div>
        </Notice>
      ))}
      <Words shell={shell} shown={shown} filled={filled} action="alt" value={shown.picture.alt} />
    </>
  );
}

function Suggest({ shell, shown, filled }: PictureProps) {
  const t = words(shell.reader.locale);
  const [mine] = shown.suggestions;
  return (
    <>
      {mine && (
        <Notice kind="ok">
          <p>{t("suggested")}</p>
        </Notice>
      )}
      <Words shell={shell} shown={shown} filled={filled} action="suggestions" value={mine?.alt} />
    </>
  );
}

function Words({
  shell,
  shown,
  filled,
  action,
  value,
}: PictureProps & { action: "alt" | "suggestions"; value: string | undefined }) {
  const { locale } = shell.reader;
  const t = words(locale);
  const isOwn = action === "alt";
  const error = sayComplaints(locale, filled.errors)["alt"];
  return (
    <details open={error !== undefined || (isOwn && !shown.picture.alt)}>
      <summary>{t(isOwn ? "editAlt" : "suggest")}</summary>
      <Form action={`${pathOf(shown)}/${action}`} once={key()} submit={t(isOwn ? "save" : "suggestSend")}>
        <TextArea
          name="alt"
          label={t("altOne")}
          hint={`${isOwn ? "" : `${t("suggestHint")} `}${t("altExample")}`}
          error={error}
          value={filled.values["alt"] ?? value}
          rows={3}
          maxlength={pictureLimits.alt}
          dir="auto"
          required={!isOwn}
        />
      </Form>
    </details>
  );
}
