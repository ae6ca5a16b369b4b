import type { Account } from "#modules/accounts";
import { type GroupEntry, GroupList } from "#modules/groups";
import { PostCards } from "#modules/posts";
import { CheckField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { TextField } from "#ui/field";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { PersonList, PersonRow } from "#ui/person";
import { Tabs } from "#ui/tabs";
import type { FoundPosts } from "../find-posts.ts";
import { COUNTED_UP_TO, type FoundTag } from "../find-tags.ts";
import { type Asked, kinds, searchLimits } from "../rules.ts";
import { words } from "../words.ts";

type SearchProps = {
  shell: Shell;
  asked: Asked;
  errors: Readonly<Record<string, string>>;
  people: readonly Account[];
  tags: readonly FoundTag[];
  posts: FoundPosts;
  groups: readonly GroupEntry[];
  /** How it stands with what was typed, where that is an address at another server. */
  elsewhere?: "asked" | "missing" | undefined;
};

/** The address of this search with something changed. What is not asked is left out. */
function addressOf(asked: Asked, change: Readonly<Record<string, string>> = {}): string {
  const { pictures, kind, ...texts } = asked;
  const all = { ...texts, kind: kind === "all" ? "" : kind, pictures: pictures ? "on" : "", ...change };
  const query = new URLSearchParams(Object.entries(all).filter(([, value]) => value));
  return query.size > 0 ? `/search?${query}` : "/search";
}

/** One form, and what was found: people, tags, posts. */
export function SearchPage(props: SearchProps) {
  const { shell, asked, errors, people, tags, posts } = props;
  const t = words(shell.reader.locale);
  const isAsked = addressOf({ ...asked, kind: "all" }) !== "/search";
  const isEmpty =
    !props.elsewhere &&
    people.length + tags.length + posts.entries.length === 0 &&
    !posts.older &&
    props.groups.length === 0;
  return (
    <Page shell={shell} title={asked.q ? t("titleOf", { words: asked.q }) : t("title")} heading="hidden">
      <SearchForm {...props} />
      {props.elsewhere && (
        <Notice kind="info">
          {t(`elsewhere.${props.elsewhere}`)}{" "}
          {props.elsewhere === "asked" && <a href={addressOf(asked)}>{t("elsewhereAgain")}</a>}
        </Notice>
      )}
      {isAsked && (
        <Tabs
          label={t("kinds")}
          tabs={kinds.map((kind) => ({
            href: addressOf(asked, { kind: kind === "all" ? "" : kind }),
            label: t(`kind.${kind}`),
            current: asked.kind === kind,
          }))}
        />
      )}
      {people.length > 0 && <People {...props} />}
      {props.groups.length > 0 && (
        <section>
          <h2>{t("groups")}</h2>
          <GroupList shell={shell} groups={props.groups} />
          <p>
            <a class="btn alt" href={`/groups?${new URLSearchParams({ q: asked.q })}`}>
              {t("moreGroups")}
            </a>
          </p>
        </section>
      )}
      {tags.length > 0 && <Tags {...props} />}
      {(posts.entries.length > 0 || posts.older) && (
        <section>
          {asked.kind === "all" && people.length + tags.length + props.groups.length > 0 && <h2>{t("kind.posts")}</h2>}
          <PostCards shell={shell} cards={posts.entries} />
          {posts.stopped && <p class="hint">{t("stopped")}</p>}
          <Pager
            shell={shell}
            older={posts.older && addressOf(asked, { before: posts.older })}
            {...(posts.stopped && { label: t("further") })}
          />
        </section>
      )}
      {isEmpty && Object.keys(errors).length === 0 && (
        <Empty shell={shell} icon="search" title={isAsked ? t("none") : t("begin")}>
          <p>{isAsked ? t("noneHint") : t("beginHint")}</p>
          <p>
            <a class="btn alt" href="/people">
              {t("directory")}
            </a>
          </p>
        </Empty>
      )}
    </Page>
  );
}

function SearchForm({ shell, asked, errors }: SearchProps) {
  const t = words(shell.reader.locale);
  const said = sayComplaints(shell.reader.locale, errors);
  const text = (name: "by" | "since" | "until" | "tag", longest: number, hint?: string) => (
    <TextField name={name} label={t(name)} hint={hint} error={said[name]} value={asked[name]} maxlength={longest} />
  );
  const isNarrowed = Boolean(asked.by || asked.since || asked.until || asked.tag || asked.pictures);
  return (
    <form action="/search" role="search">
      <Problems shell={shell} errors={said} />
      {asked.kind !== "all" && <input type="hidden" name="kind" value={asked.kind} />}
      <div class="row">
        <TextField name="q" type="search" label={t("words")} value={asked.q} maxlength={2000} />
        <button type="submit">{t("find")}</button>
      </div>
      <details open={isNarrowed}>
        <summary>{t("narrow")}</summary>
        {text("by", 31, t("byHint"))}
        {text("tag", searchLimits.tag)}
        {text("since", 10, t("dayHint"))}
        {text("until", 10)}
        <CheckField name="pictures" label={t("pictures")} checked={asked.pictures} />
        <p class="hint">{t("wordsHint")}</p>
      </details>
    </form>
  );
}

function People({ shell, asked, people }: SearchProps) {
  const t = words(shell.reader.locale);
  return (
    <section>
      {asked.kind === "all" && <h2>{t("kind.people")}</h2>}
      <PersonList>
        {people.map(({ name, handle, bio }) => (
          <PersonRow
            person={{ name, handle: `@${handle}`, href: `/@${handle}` }}
            note={bio.split("\n")[0]?.slice(0, 120)}
          />
        ))}
      </PersonList>
      {asked.kind === "all" && people.length >= searchLimits.few && (
        <p>
          <a class="btn alt" href={addressOf(asked, { kind: "people" })}>
            {t("morePeople")}
          </a>
        </p>
      )}
    </section>
  );
}

function Tags({ shell, asked, tags }: SearchProps) {
  const t = words(shell.reader.locale);
  return (
    <section>
      {asked.kind === "all" && <h2>{t("kind.tags")}</h2>}
      <ul class="list">
        {tags.map(({ tag, posts }) => (
          <li>
            <a href={`/tags/${encodeURIComponent(tag)}`}>
              <span dir="auto">#{tag}</span>{" "}
              <span class="q">
                {posts > COUNTED_UP_TO ? t("manyPosts", { count: COUNTED_UP_TO }) : t("posts", { count: posts })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
