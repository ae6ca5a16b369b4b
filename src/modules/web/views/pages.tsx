import { type PostCard, PostCards } from "#modules/posts";
import type { Community } from "#platform/http/env";
import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import { words } from "../words.ts";

/** What a stranger sees first: what this place is, how to come in, and a few things people said. */
export function WelcomePage({
  shell,
  community,
  latest,
}: {
  shell: Shell;
  community: Community;
  latest: readonly PostCard[];
}) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={community.name} heading="own" index description={community.description || undefined}>
      <h1>{t("welcome", { community: community.name })}</h1>
      <p>{community.description || t("tagline")}</p>
      <p class="row">
        <a class="btn" href="/join">
          {t("join")}
        </a>{" "}
        <a class="btn alt" href="/session/new">
          {t("signIn")}
        </a>
      </p>
      {latest.length > 0 && (
        <>
          <h2>{t("latest")}</h2>
          <PostCards shell={shell} cards={latest} />
          <p class="end">
            <a class="btn alt" href="/community">
              {t("more")}
            </a>
          </p>
        </>
      )}
    </Page>
  );
}

type Helper = { readonly name: string; readonly handle: string };

export function AboutPage({
  shell,
  community,
  helpers,
}: {
  shell: Shell;
  community: Community;
  helpers: readonly Helper[];
}) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("about", { community: community.name })} index>
      {community.description && <p>{community.description}</p>}
      <p>{t("aboutText", { community: community.name })}</p>
      <p>{t("source")}</p>
      <p class="row">
        <a href="/rules">{t("rules")}</a> <a href="/log">{t("log")}</a> <a href="/servers">{t("servers")}</a>
      </p>
      <section id="help">
        <h2>{t("help")}</h2>
        <p>{t("helpText")}</p>
        <PersonList>
          {helpers.map(({ name, handle }) => (
            <PersonRow person={{ name, handle: `@${handle}`, href: `/@${handle}` }} />
          ))}
        </PersonList>
      </section>
    </Page>
  );
}

export function NotReadyPage({ shell }: { shell: Shell }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("notReady")}>
      <Notice kind="info">{t("notReadyText")}</Notice>
    </Page>
  );
}

/** A page for what went wrong: what it means and what to do now. */
export function SorryPage({ shell, title, text }: { shell: Shell; title: string; text: string }) {
  return (
    <Page shell={shell} title={title}>
      <p>{text}</p>
      <p>
        <a class="btn alt" href="/">
          {words(shell.reader.locale)("home")}
        </a>
      </p>
    </Page>
  );
}
