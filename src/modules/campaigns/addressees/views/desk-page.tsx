import type { Page as ListPage } from "#platform/paging";
import { newSecret } from "#platform/secrets";
import { Empty } from "#ui/empty";
import { PressForm } from "#ui/form";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { PersonList, PersonRow } from "#ui/person";
import { Tabs } from "#ui/tabs";
import { words as demandWords } from "../../demands/words.ts";
import { type DeskPart, deskParts, type Waiting } from "../list-waiting.ts";
import type { Answerer } from "../queries.ts";
import type { Addressee } from "../rules.ts";
import { words } from "../words.ts";

type DeskProps = {
  shell: Shell;
  addressee: Addressee;
  part: DeskPart;
  waiting: ListPage<Waiting>;
  people: readonly Answerer[];
};

/** What waits for an addressee, the latest first; each is answered on its own page. */
export function DeskPage({ shell, addressee, part, waiting, people }: DeskProps) {
  const t = words(shell.reader.locale);
  const { id, name } = addressee;
  const isNamed = people.some((person) => person.id === shell.reader.viewer?.id);
  return (
    <Page shell={shell} title={t("deskOf", { name })}>
      <p class="hint">{t("deskHint")}</p>
      <Tabs
        label={t("deskParts")}
        tabs={deskParts.map((one) => ({
          href: `/addressees/${id}/desk${one === "waiting" ? "" : `?show=${one}`}`,
          label: t(`deskPart.${one}`),
          current: one === part,
        }))}
      />
      {waiting.entries.length === 0 && (
        <Empty shell={shell} icon="check" title={t(part === "done" ? "nothingDone" : "nothingWaits")} />
      )}
      <ul class="list">
        {waiting.entries.map((demand) => (
          <WaitingRow shell={shell} demand={demand} />
        ))}
      </ul>
      {waiting.older && (
        <Pager
          shell={shell}
          older={`/addressees/${id}/desk?show=${part}&after=${waiting.older}`}
          label={t("deskNext")}
        />
      )}
      <h2>{t("people")}</h2>
      <PersonList>
        {people.map((person) => (
          <PersonRow
            person={{ name: person.name, handle: `@${person.handle}`, href: `/@${person.handle}` }}
            note={t(`proof.${person.proof}`)}
          />
        ))}
      </PersonList>
      <p class="row">
        <a href={`/addressees/${id}`}>{t("page")}</a>
      </p>
      {isNamed && (
        <details>
          <summary>{t("leave")}</summary>
          <p>{t("leaveHint")}</p>
          <div class="row">
            <PressForm action={`/addressees/${id}/desk/removal`} once={newSecret().slice(0, 22)} look="del">
              {t("leaveYes")}
            </PressForm>
          </div>
        </details>
      )}
    </Page>
  );
}

const DAY = 86_400_000;

function WaitingRow({ shell, demand }: { shell: Shell; demand: Waiting }) {
  const t = words(shell.reader.locale);
  const d = demandWords(shell.reader.locale);
  const { id, title, kind, status, openness, place, due_at } = demand;
  const days = due_at ? Math.ceil((due_at.getTime() - shell.reader.now.getTime()) / DAY) : undefined;
  return (
    <li>
      <a href={`/demands/${id}`}>
        <span>
          <b dir="auto">{title}</b>{" "}
          <span class="q">
            {[d(kind), d(`status.${status}`), openness === "confidential" && d("confidential"), place]
              .filter(Boolean)
              .join(" · ")}
          </span>
          {days !== undefined &&
            (days < 0 ? (
              <span class="err">{t("late", { count: -days })}</span>
            ) : (
              <span class="q">{t("due", { count: days })}</span>
            ))}
        </span>
      </a>
    </li>
  );
}
