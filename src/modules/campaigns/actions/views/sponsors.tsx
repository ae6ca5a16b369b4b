import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import type { Sponsor } from "../sponsors/queries.ts";
import { words } from "../words.ts";
import { onceKey, type Part } from "./actions-page.tsx";

/** Groups and organisations that stand behind a demand. What is still asked is seen by the two sides alone. */
export function Sponsors(part: Part) {
  const { shell, demand, leads, organised, errors, filled } = part;
  const t = words(shell.reader.locale);
  const acts = ({ id }: Sponsor) => organised.some((group) => group.id === id);
  const shown = part.sponsors.filter((sponsor) => sponsor.state === "accepted" || leads || acts(sponsor));
  const mayPropose = leads || organised.length > 0;
  if (shown.length === 0 && !mayPropose) return null;
  return (
    <section id="sponsors">
      <h2>{t("sponsors")}</h2>
      <ul class="list">
        {shown.map((sponsor) => (
          <SponsorRow {...part} sponsor={sponsor} acts={acts(sponsor)} />
        ))}
      </ul>
      {mayPropose && (
        <details open={errors["group"] !== undefined}>
          <summary>{t(leads ? "sponsorInvite" : "sponsorOffer")}</summary>
          <Form action={`/demands/${demand.id}/sponsors`} once={onceKey()} submit={t("sponsorSend")}>
            <TextField
              name="group"
              label={t("sponsorGroup")}
              hint={t("sponsorHint", {
                names: organised.map(({ handle }) => `@${handle}`).join(", ") || "@karang_taruna",
              })}
              error={errors["group"]}
              value={filled.values["group"]}
              maxlength={31}
              required
              autocapitalize="none"
            />
          </Form>
        </details>
      )}
    </section>
  );
}

function SponsorRow({ shell, demand, leads, sponsor, acts }: Part & { sponsor: Sponsor; acts: boolean }) {
  const t = words(shell.reader.locale);
  const at = `/demands/${demand.id}/sponsors/${sponsor.handle}`;
  const mayAccept = (sponsor.state === "offered" && leads) || (sponsor.state === "invited" && acts);
  return (
    <li class="entry">
      <p>
        <a href={`/@${sponsor.handle}`}>{sponsor.name}</a>
        {sponsor.state !== "accepted" && <span class="q">{t(`sponsor.${sponsor.state}`)}</span>}
      </p>
      {mayAccept && (
        <PressForm action={`${at}/acceptance`} once={onceKey()}>
          {t("sponsorAccept", { name: sponsor.name })}
        </PressForm>
      )}
      {(leads || acts) && (
        <PressForm action={`${at}/removal`} once={onceKey()} look="plain">
          {t("sponsorEnd", { name: sponsor.name })}
        </PressForm>
      )}
    </li>
  );
}
