import type { Shell } from "#ui/page";
import type { Picture } from "../queries.ts";
import { words } from "../words.ts";
import { addressOf, PictureView, sizeOf, variantOf } from "./picture-view.tsx";

/** As many are shown in a list; the rest is a press away. */
const SHOWN = 4;
/** How wide the picture is that a press leads to, and the one in a list, by the reader's choice. */
export const largeWidths = { light: 720, saver: 480, rich: 1280 } as const;
const listWidths = { light: 320, rich: 720 } as const;

type AlbumProps = { shell: Shell; postId: string; pictures: readonly Picture[]; full?: boolean | undefined };

/** The pictures of a post: small previews, or a box each that says what would come, or large. Nothing else loads unasked. */
export function Album({ shell, postId, pictures, full }: AlbumProps) {
  const t = words(shell.reader.locale);
  const shown = full || pictures.length <= SHOWN ? pictures : pictures.slice(0, SHOWN);
  const rest = pictures.length - shown.length;
  const one = shell.reader.pictures === "saver" ? Box : Preview;
  const items = shown.map((picture, index) =>
    one({ shell, picture, number: index + 1, href: `/p/${postId}/pictures/${index + 1}` }),
  );
  return (
    <>
      {shown.length > 1 ? <div class={shell.reader.pictures === "saver" ? undefined : "pics"}>{items}</div> : items}
      {rest > 0 && (
        <p class="row">
          <a href={`/p/${postId}/pictures/${shown.length + 1}`}>{t("morePhotos", { count: rest })}</a>
        </p>
      )}
    </>
  );
}

type OneProps = { shell: Shell; picture: Picture; number: number; href: string };

/** A small picture that leads to the large one, whose size it says. */
export function Preview({ shell, picture, number, href }: OneProps) {
  const { locale, pictures } = shell.reader;
  const t = words(locale);
  const large = variantOf(picture, largeWidths[pictures]);
  return (
    <a class="pic" href={href}>
      <PictureView
        picture={picture}
        width={pictures === "rich" ? listWidths.rich : listWidths.light}
        alt={picture.alt || t("noAlt", { number })}
        lazy
      />
      <small>
        {t("enlarge", { size: sizeOf(large, locale) })}
        {picture.alt && ` · ${t("described")}`}
      </small>
    </a>
  );
}

/** The picture of a story that was opened: seen at once, unless the reader asked to be asked. */
export function StoryPicture({ shell, picture }: { shell: Shell; picture: Picture }) {
  const alt = picture.alt || words(shell.reader.locale)("noAlt", { number: 1 });
  const { pictures } = shell.reader;
  if (pictures === "saver")
    return (
      <Box
        shell={shell}
        picture={picture}
        number={1}
        href={addressOf(picture, variantOf(picture, largeWidths.saver))}
      />
    );
  return (
    <div class="pic">
      <PictureView picture={picture} width={pictures === "rich" ? 720 : 480} alt={alt} />
    </div>
  );
}

/** Pictures that are proof of something: small, or a box each; a press opens the large one. */
export function Proofs({ shell, pictures }: { shell: Shell; pictures: readonly Picture[] }) {
  const one = shell.reader.pictures === "saver" ? Box : Preview;
  const items = pictures.map((picture, index) =>
    one({
      shell,
      picture,
      number: index + 1,
      href: addressOf(picture, variantOf(picture, largeWidths[shell.reader.pictures])),
    }),
  );
  return items.length > 1 && shell.reader.pictures !== "saver" ? <div class="pics">{items}</div> : <>{items}</>;
}

/** A picture not loaded: its colour, what it shows, and what it costs to see it. */
export function Box({ shell, picture, number, href }: OneProps) {
  const { locale } = shell.reader;
  const t = words(locale);
  return (
    <a class="media" href={href}>
      <svg aria-hidden="true">
        <rect width="100%" height="100%" fill={`#${picture.colour}`} />
      </svg>
      <span>
        <b>{t("look", { size: sizeOf(variantOf(picture, largeWidths.saver), locale) })}</b>
        {picture.alt || t("noAlt", { number })}
      </span>
    </a>
  );
}
