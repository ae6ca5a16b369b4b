import { Page, type Shell } from "#ui/page";
import { QrCode, toQrAddress } from "#ui/qr";
import type { Group } from "../queries.ts";
import { words } from "../words.ts";
import { Plain } from "./plain.tsx";

/** A poster for one sheet of A4: what the group is, and a code that leads into it. */
export function PosterPage({ shell, group, address }: { shell: Shell; group: Group; address: string }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("poster")} heading="hidden">
      <section class="poster">
        <h2 dir="auto">{group.name}</h2>
        <Plain text={group.bio} />
        {group.place && (
          <p dir="auto">
            <b>{group.place}</b>
          </p>
        )}
        <QrCode text={toQrAddress(new URL(address))} label={t("poster.scan", { name: group.name })} />
        <p>
          <b>{t("poster.how")}</b>
        </p>
        <p>{address.replace(/^https?:\/\//, "")}</p>
        <p class="q">{shell.reader.communityName}</p>
      </section>
      <p class="hint">{t("poster.hint")}</p>
      <p class="row">
        <a class="btn alt" href={`/groups/${group.handle}`}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}
