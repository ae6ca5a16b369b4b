import { formatDate, formatDateTime } from "#platform/format";
import type { Viewer } from "#platform/http/env";
import type { Page as PageOf } from "#platform/paging";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { PersonList, PersonRow } from "#ui/person";
import type { LookAlike } from "../look-alikes/find-look-alikes.ts";
import { LookAlikeNote } from "../look-alikes/look-alike-note.tsx";
import type { listInvites, listSessions } from "../queries.ts";
import type { Account } from "../rules.ts";
import { words } from "../words.ts";

const personOf = ({ name, handle }: Account) => ({ name, handle: `@${handle}`, href: `/@${handle}` });
const key = () => newSecret().slice(0, 22);

type PeopleSearch = { readonly words: string; readonly place: string; readonly skill: string };

export function PeoplePage({ shell, people, search }: { shell: Shell; people: PageOf<Account>; search: PeopleSearch }) {
  const t = words(shell.reader.locale);
  const { words: q, place, skill } = search;
  const asked = Object.fromEntries(Object.entries({ q, place, skill }).filter(([, value]) => value));
  const older = people.older && `/people?${new URLSearchParams({ ...asked, before: people.older })}`;
  return (
    <Page shell={shell} title={t("people")} index={!place && !skill}>
      <form action="/people" role="search">
        <div class="row">
          <TextField name="q" type="search" label={t("people.search")} value={q} maxlength={60} />
          <button type="submit">{t("people.find")}</button>
        </div>
        <details open={Boolean(place || skill)}>
          <summary>{t("people.narrow")}</summary>
          <p class="hint">{t("people.listedHint")}</p>
          <TextField name="place" label={t("people.place")} value={place} maxlength={60} />
          <TextField name="skill" label={t("people.skill")} value={skill} maxlength={60} />
        </details>
      </form>
      {shell.reader.viewer && (
        <p class="row">
          <a class="btn alt" href="/suggestions">
            {t("people.suggestions")}
          </a>{" "}
          <a class="btn alt" href="/collections">
            {t("people.collections")}
          </a>
        </p>
      )}
      {people.entries.length === 0 ? (
        <Empty shell={shell} icon="search" title={t("people.none")} />
      ) : (
        <>
          <PersonList>
            {people.entries.map((account) => (
              <PersonRow
                person={personOf(account)}
                note={place || skill ? account.skills.join(", ") : account.bio.split("\n")[0]?.slice(0, 120)}
              />
            ))}
          </PersonList>
          {older ? (
            <Pager shell={shell} older={older} label={t("people.older")} />
          ) : (
            <p class="end">{t("people.ended")}</p>
          )}
        </>
      )}
    </Page>
  );
}

export function FollowsPage(props: {
  shell: Shell;
  account: Account;
  side: "followers" | "following";
  people: PageOf<Account> | undefined;
}) {
  const { shell, account, side, people } = props;
  const t = words(shell.reader.locale);
  const older = people?.older && `/@${account.handle}/${side}?before=${people.older}`;
  return (
    <Page shell={shell} title={`${t(side)} · ${account.name}`}>
      {people ? (
        <>
          <PersonList>
            {people.entries.map((person) => (
              <PersonRow person={personOf(person)} />
            ))}
          </PersonList>
          {older ? (
            <Pager shell={shell} older={older} label={t("people.older")} />
          ) : (
            <p class="end">{t("people.ended")}</p>
          )}
        </>
      ) : (
        <Empty shell={shell} icon="lock" title={t("follows.hidden")} />
      )}
    </Page>
  );
}

/** Two buttons for each person who waits: yes first, no beside it. */
function Answers({ path, yes, no }: { path: string; yes: string; no: string }) {
  return (
    <div class="row">
      <PressForm action={`${path}/approval`} once={key()}>
        {yes}
      </PressForm>
      <PressForm action={`${path}/refusal`} once={key()} look="alt">
        {no}
      </PressForm>
    </div>
  );
}

type Likes = ReadonlyMap<string, LookAlike>;

export function RequestsPage({ shell, askers, likes }: { shell: Shell; askers: readonly Account[]; likes: Likes }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("requests")}>
      {askers.length === 0 && <Empty shell={shell} icon="followers" title={t("requests.none")} />}
      <PersonList>
        {askers.map((asker) => (
          <PersonRow person={personOf(asker)}>
            <LookAlikeNote shell={shell} like={likes.get(asker.id)} />
            <Answers
              path={`/follow-requests/${asker.handle}`}
              yes={t("requests.accept", { name: asker.name })}
              no={t("requests.decline", { name: asker.name })}
            />
          </PersonRow>
        ))}
      </PersonList>
    </Page>
  );
}

export function SessionsPage({
  shell,
  viewer,
  sessions,
}: {
  shell: Shell;
  viewer: Viewer;
  sessions: Awaited<ReturnType<typeof listSessions>>;
}) {
  const t = words(shell.reader.locale);
  const { locale, timeZone } = shell.reader;
  return (
    <Page shell={shell} title={t("sessions")}>
      <ul class="list">
        {sessions.map((session) => {
          const device = session.device || t("sessions.unknown");
          return (
            <li class="entry">
              <p>
                <b>{device}</b> {session.id === viewer.session_id && <span class="tag">{t("sessions.this")}</span>}
                <span class="q">
                  {t("sessions.since", {
                    date: formatDate(session.created_at, locale, timeZone),
                    seen: formatDateTime(session.seen_at, locale, timeZone),
                  })}
                </span>
              </p>
              {session.id !== viewer.session_id && (
                <PressForm action={`/settings/sessions/${session.id}/removal`} once={key()} look="alt">
                  {t("sessions.end", { device })}
                </PressForm>
              )}
            </li>
          );
        })}
      </ul>
      <div class="row">
        <PressForm action="/settings/sessions/removal" once={key()} look="alt">
          {t("sessions.endAll")}
        </PressForm>
        <PressForm action="/session/removal" once={key()} look="del">
          {t("signOut")}
        </PressForm>
      </div>
    </Page>
  );
}

export type ShownInvite = Awaited<ReturnType<typeof listInvites>>[number] & { readonly link: string };

export function InvitesPage({
  shell,
  invites,
  errors,
}: {
  shell: Shell;
  invites: readonly ShownInvite[];
  errors: Readonly<Record<string, string>>;
}) {
  const t = words(shell.reader.locale);
  const { locale, timeZone } = shell.reader;
  return (
    <Page shell={shell} title={t("invites")}>
      <p>{t("invites.hint")}</p>
      <Problems shell={shell} errors={sayComplaints(locale, errors)} />
      <Form action="/settings/invites" once={key()} submit={t("invites.make")} />
      <p>
        <PressForm action="/settings/invites/cards" once={key()} look="alt">
          {t("invites.makeCards")}
        </PressForm>
      </p>
      {invites.length === 0 && <Empty shell={shell} icon="followers" title={t("invites.none")} />}
      <ul class="list">
        {invites.map((invite) => (
          <li class="entry">
            <p>
              <a href={invite.link}>{invite.link}</a>{" "}
              <span class="q">
                {t("invites.left", { count: invite.uses_left, date: formatDate(invite.expires_at, locale, timeZone) })}
              </span>
            </p>
            <p>
              <a class="btn alt" href={`/settings/invites/${invite.id}/cards`}>
                {t("invites.cards")}
              </a>
            </p>
            <PressForm action={`/settings/invites/${invite.id}/removal`} once={key()} look="alt">
              {t("invites.end")}
            </PressForm>
          </li>
        ))}
      </ul>
    </Page>
  );
}
