import { Page, type Shell } from "#ui/page";
import type { Event } from "../../queries.ts";
import { When } from "../../views/event-facts.tsx";
import { words } from "../../words.ts";
import type { ListedGuest } from "../queries.ts";

/** Empty lines at the end, for those nobody knew of. */
const EMPTY = 10;

/** The list of guests on paper: a name and a place to sign. */
export function SheetPage({ shell, event, guests }: { shell: Shell; event: Event; guests: readonly ListedGuest[] }) {
  const t = words(shell.reader.locale);
  const coming = guests.filter(({ state }) => state === "going");
  const lines = [
    ...coming.map(({ name, companions }) => ({ name, companions })),
    ...Array.from({ length: EMPTY }, () => undefined),
  ];
  return (
    <Page shell={shell} title={t("sheetTitle", { title: event.title })}>
      <p>
        <When shell={shell} event={event} /> {event.place}
      </p>
      <ol class="list">
        {lines.map((guest, index) => (
          <li class="entry">
            <p dir="auto">
              {index + 1}. {guest?.name} {guest?.companions ? `+${guest.companions}` : ""}
            </p>
            <p>{t("sheet.signature")}</p>
          </li>
        ))}
      </ol>
    </Page>
  );
}
