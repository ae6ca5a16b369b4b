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
      <div class="tw" tabindex={0} role="region" aria-label={t("guests")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("sheet.number")}</th>
              <th scope="col">{t("field.name")}</th>
              <th scope="col">{t("sheet.companions")}</th>
              <th scope="col">{t("sheet.signature")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((guest, index) => (
              <tr>
                <td>{index + 1}</td>
                <td dir="auto">{guest?.name}</td>
                <td>{guest?.companions || ""}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Page>
  );
}
