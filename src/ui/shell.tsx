import type { Assets } from "../platform/assets.ts";
import type { Drawn } from "../platform/drawn.ts";
import type { Reader } from "../platform/reader.ts";
import { newSecret } from "../platform/secrets.ts";
import { PressForm } from "./form.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Notice } from "./notice.tsx";
import { words } from "./words.ts";

/** What every piece needs to draw itself: who reads, and where the style sheet and the icons are. */
export type Shell = {
  readonly reader: Reader;
  readonly assets: Omit<Assets, "files">;
  /** Pieces drawn before. */
  readonly drawn: Drawn;
  /** How much news and how many conversations the viewer has not seen yet; 0 or absent shows no badge. */
  readonly unread?: number;
  /** The conversations among them. */
  readonly unreadMessages?: number;
  /** Whether someone asks for the viewer's account to be recovered: said on every page until they answer. */
  readonly alarm?: boolean;
  /** Whether others use this phone as well: then the way out stands in plain sight. */
  readonly shared?: boolean;
  /** The disk is almost full, so that nothing can be written. */
  readonly onlyReading?: boolean;
};

/** The community's name, and search (for guests: sign in) always in the same corner. */
export function TopBar({ shell }: { shell: Shell }) {
  const { reader } = shell;
  const t = words(reader.locale);
  return (
    <header class="top">
      <a class="brand" href="/">
        <Icon shell={shell} name="gaung" />
        {reader.communityName}
      </a>{" "}
      {reader.viewer ? (
        <a href="/search">
          <Icon shell={shell} name="search" />
          {t("search")}
        </a>
      ) : (
        <a href="/session/new">
          <Icon shell={shell} name="me" />
          {t("signIn")}
        </a>
      )}
    </header>
  );
}

/** The places one goes to most: five for members, three for guests. At the bottom on phones, a rail on wide screens. */
export function MainBar({ shell }: { shell: Shell }) {
  const { viewer, locale } = shell.reader;
  const t = words(locale);
  return (
    <nav class="bar" aria-label={t("main")}>
      <Place shell={shell} href="/" icon="home" word={t("home")} />{" "}
      {viewer ? (
        <Place shell={shell} href="/groups" icon="followers" word={t("groups")} />
      ) : (
        <Place shell={shell} href="/community" icon="around" word={t("around")} />
      )}{" "}
      {viewer ? (
        <>
          <Place shell={shell} href="/posts/new" icon="write" word={t("write")} main />{" "}
          <Place shell={shell} href="/notifications" icon="bell" word={t("news")} count={shell.unread} />{" "}
          <Place shell={shell} href={`/@${viewer.handle}`} icon="me" word={t("me")} />
        </>
      ) : (
        <Place shell={shell} href="/join" icon="followers" word={t("join")} main />
      )}
    </nav>
  );
}

function Place(props: {
  shell: Shell;
  href: string;
  icon: IconName;
  word: string;
  main?: boolean;
  count?: number | undefined;
}) {
  const { shell, href, count = 0 } = props;
  return (
    <a
      href={href}
      class={props.main ? "new" : undefined}
      aria-current={shell.reader.path === href ? "page" : undefined}
    >
      <Icon shell={shell} name={props.icon} />
      <span>{props.word}</span>{" "}
      {count > 0 && (
        <b class="n">
          {count > 99 ? "99+" : count}
          <span class="vh"> {words(shell.reader.locale)("unread")}</span>
        </b>
      )}
    </a>
  );
}

/** Help stands at the same place on every page (WCAG 3.2.6). */
export function Foot({ shell }: { shell: Shell }) {
  const t = words(shell.reader.locale);
  return (
    <footer class="foot">
      <a href="/about">{t("about")}</a> <a href="/settings/display">{t("display")}</a>{" "}
      <a href="/about#help">{t("help")}</a>
    </footer>
  );
}

/** Above everything else: someone wants this account, and one press stops them; others use this phone, and one press leaves. */
export function Alarm({ shell }: { shell: Shell }) {
  const t = words(shell.reader.locale);
  return (
    <>
      {shell.alarm && (
        <Notice kind="warn">
          <p>{t("alarm")}</p>
          <PressForm action="/settings/recoveries/removal" once={newSecret().slice(0, 22)} look="del">
            {t("alarm.cancel")}
          </PressForm>
        </Notice>
      )}
      {shell.shared && (
        <Notice kind="info">
          <p>{t("shared")}</p>
          <PressForm action="/session/all/removal" once={newSecret().slice(0, 22)} look="alt">
            {t("signOut")}
          </PressForm>
        </Notice>
      )}
    </>
  );
}
