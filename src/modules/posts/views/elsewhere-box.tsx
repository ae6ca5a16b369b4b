import type { Shell } from "#ui/page";
import type { Elsewhere, MediumElsewhere } from "../elsewhere-of.ts";
import { words } from "../words.ts";

type BoxProps = { shell: Shell; elsewhere: Elsewhere; full?: boolean | undefined };

/** As many are shown in a list; the rest is on the post's own page. */
const SHOWN = 4;

/** What hangs on a post of another server, nothing of it loaded unasked; and, on its own page, the way to where it is at home. */
export function ElsewhereBox({ shell, elsewhere, full }: BoxProps) {
  const { host, url, media } = elsewhere;
  const shown = full ? media : media.slice(0, SHOWN);
  return (
    <>
      {shown.map((medium) => (
        <Medium shell={shell} medium={medium} elsewhere={elsewhere} />
      ))}
      {full && (
        <p class="row">
          <a href={url} rel="nofollow noopener ugc">
            {words(shell.reader.locale)("openElsewhere", { host })}
          </a>
        </p>
      )}
    </>
  );
}

/** A picture is looked at through us. A film or sound plays at its own server, which the words say before. */
function Medium({ shell, medium, elsewhere }: Omit<BoxProps, "full"> & { medium: MediumElsewhere }) {
  const t = words(shell.reader.locale);
  const { kind, alt, small, large, width, height } = medium;
  if (large && shell.reader.pictures === "rich") {
    return (
      <a class="pic" href={large}>
        <img src={small} alt={alt || t("noWords")} width={width ?? 320} height={height ?? 240} loading="lazy" />
      </a>
    );
  }
  return (
    <a class="media" href={large ?? elsewhere.url} rel={large ? undefined : "nofollow noopener ugc"}>
      <svg aria-hidden="true">
        <rect width="100%" height="100%" fill="#8a948f" />
      </svg>
      <span>
        <b>{large ? t("lookElsewhere") : t(`playElsewhere.${kind}`, { host: elsewhere.host })}</b>
        {alt || (large && t("noWords"))}
      </span>
    </a>
  );
}
