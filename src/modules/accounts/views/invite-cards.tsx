import { formatDate } from "#platform/format";
import { Page, type Shell } from "#ui/page";
import { QrCode, toQrAddress } from "#ui/qr";
import { words } from "../words.ts";
import type { ShownInvite } from "./list-pages.tsx";

/** Cards to hand out, ten on a sheet of A4: all with one link, or each for one person. */
export function InviteCardsPage(props: { shell: Shell; invites: readonly ShownInvite[]; single?: boolean }) {
  const { shell, invites, single } = props;
  const { locale, timeZone, communityName: community, viewer } = shell.reader;
  const t = words(locale);
  return (
    <Page shell={shell} title={t("invites.cards")} heading="hidden">
      <section class="cards">
        {invites.map((invite) => (
          <div>
            <QrCode text={toQrAddress(new URL(invite.link))} label={t("invites.scan", { address: invite.link })} />
            <p>
              <b>{t("invites.card", { community })}</b>
            </p>
            <p>{t("invites.cardHow")}</p>
            <p>{invite.link.replace(/^https?:\/\//, "")}</p>
            <p class="q">
              {t("invites.cardFrom", {
                name: viewer?.name ?? "",
                date: formatDate(invite.expires_at, locale, timeZone),
              })}
            </p>
          </div>
        ))}
      </section>
      <p class="hint">{t(single ? "invites.cardsHintOne" : "invites.cardsHint")}</p>
      <p>
        <a class="btn alt" href="/settings/invites">
          {t("invites")}
        </a>
      </p>
    </Page>
  );
}
