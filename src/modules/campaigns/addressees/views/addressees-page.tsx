import type { Page as PageOf } from "#platform/paging";
import { Empty } from "#ui/empty";
import { TextField } from "#ui/field";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import type { Addressee } from "../rules.ts";
import { words } from "../words.ts";

type AddresseesProps = {
  shell: Shell;
  addressees: PageOf<Addressee>;
  /** Those the viewer answers for. */
  own: readonly Addressee[];
  search: string;
};

/** Who can be asked here. */
export function AddresseesPage({ shell, addressees, own, search }: AddresseesProps) {
  const t = words(shell.reader.locale);
  const asked = search ? { q: search } : undefined;
  return (
    <Page shell={shell} title={t("addressees")} index={!search}>
      <p>{t("addresseesHint")}</p>
      {own.length > 0 && (
        <>
          <h2>{t("own")}</h2>
          <ul class="list">
            {own.map((addressee) => (
              <AddresseeRow shell={shell} addressee={addressee} desk />
            ))}
          </ul>
        </>
      )}
      <form action="/addressees" role="search" class="row">
        <TextField name="q" type="search" label={t("search")} value={search} maxlength={60} />
        <button type="submit">{t("find")}</button>
      </form>
      {addressees.entries.length === 0 && <Empty shell={shell} icon="house" title={t("none")} />}
      <ul class="list">
        {addressees.entries.map((addressee) => (
          <AddresseeRow shell={shell} addressee={addressee} />
        ))}
      </ul>
      {addressees.older && (
        <Pager
          shell={shell}
          older={`/addressees?${new URLSearchParams({ ...asked, before: addressees.older })}`}
          label={t("more")}
        />
      )}
      {shell.reader.viewer && (
        <p class="row">
          <a class="btn alt" href="/addressees/new">
            {t("new")}
          </a>
        </p>
      )}
    </Page>
  );
}

/** One addressee in a list: name, kind, place, and whether somebody answers. */
export function AddresseeRow({ shell, addressee, desk }: { shell: Shell; addressee: Addressee; desk?: boolean }) {
  const t = words(shell.reader.locale);
  const { id, name, kind, place, verified_at } = addressee;
  return (
    <li>
      <a href={desk ? `/addressees/${id}/desk` : `/addressees/${id}`}>
        <span>
          <b dir="auto">{name}</b>{" "}
          <span class="q">{[t(`kind.${kind}`), place, verified_at && t("answers")].filter(Boolean).join(" · ")}</span>
        </span>
      </a>
    </li>
  );
}
