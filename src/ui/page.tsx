import type { Child } from "hono/jsx";
import type { Theme } from "../platform/reader.ts";
import { Alarm, Foot, MainBar, type Shell, TopBar } from "./shell.tsx";
import { words } from "./words.ts";

export type { Shell } from "./shell.tsx";

type PageProps = {
  shell: Shell;
  title: string;
  description?: string | undefined;
  /** Whether search engines may list the page. They may not, unless it says so. */
  index?: boolean;
  /** The h1: the title as shown text, for screen readers only, or left to the page itself. */
  heading?: "shown" | "hidden" | "own";
  /** The answer to what the reader just did, above everything else. */
  notice?: Child;
  /** More for the head: feeds, a preview card. It comes early: messengers read the first kilobyte. */
  head?: Child;
  /** The module whose optional script makes the page easier; the page works without it. */
  script?: string;
  children?: Child;
};

/** A whole document but its doctype, which `show` writes. Three requests on a first visit: this, the style, the icons. */
export function Page({ shell, title, heading = "shown", ...props }: PageProps) {
  const { reader, assets } = shell;
  const t = words(reader.locale);
  const community = reader.communityName;
  return (
    <html
      lang={reader.locale}
      dir="ltr"
      data-t={reader.theme === "system" ? undefined : reader.theme.charAt(0)}
      data-z={reader.textSize || undefined}
    >
      <head>
        <meta charset="utf-8" />
        <title>{title === community ? title : `${title} · ${community}`}</title>
        {props.head}
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <link rel="stylesheet" href={assets.stylePath} />
        <link rel="icon" type="image/svg+xml" href={assets.iconsPath} />
        <meta name="description" content={props.description ?? t("description", { community })} />
        {props.index ? null : <meta name="robots" content="noindex" />}
        <ThemeColour theme={reader.theme} />
        {props.script && assets.scripts[props.script] && <script src={assets.scripts[props.script]} defer />}
      </head>
      <body>
        <a class="skip vh" href="#main">
          {t("skip")}
        </a>
        <TopBar shell={shell} />
        <MainBar shell={shell} />
        <main id="main" tabindex={-1}>
          <Alarm shell={shell} />
          {shell.onlyReading && <p class="note warn">{t("onlyReading")}</p>}
          {props.notice}
          {heading === "own" ? null : <h1 class={heading === "hidden" ? "vh" : undefined}>{title}</h1>}
          {props.children}
        </main>
        <Foot shell={shell} />
      </body>
    </html>
  );
}

/** The phone's own bars take the colour of ours (`--sf` in tokens.css). */
function ThemeColour({ theme }: { theme: Theme }) {
  if (theme === "dark") return <meta name="theme-color" content="#182120" />;
  if (theme === "light") return <meta name="theme-color" content="#ffffff" />;
  return (
    <>
      <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme:light)" />
      <meta name="theme-color" content="#182120" media="(prefers-color-scheme:dark)" />
    </>
  );
}
