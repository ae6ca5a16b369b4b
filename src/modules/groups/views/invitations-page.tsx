import { formatDate } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import type { GroupInvite } from "../invites.ts";
import type { MemberEntry } from "../members.ts";
import type { Group } from "../queries.ts";
import { words } from "../words.ts";

type Link = GroupInvite & { readonly code: string };
type InvitationsProps = {
  shell: Shell;
  group: Group;
  links: readonly Link[];
  invited: readonly MemberEntry[];
  origin: string;
  filled: Filled;
};

/** Bringing people in: by name, by a link to pass on, by a poster. */
export function InvitationsPage({ shell, group, links, invited, origin, filled }: InvitationsProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const path = `/groups/${group.handle}`;
  return (
    <Page shell={shell} title={t("inviteTitle", { name: group.name })}>
      <Problems shell={shell} errors={errors} />
      <Form action={`${path}/invitations`} once={newSecret().slice(0, 22)} submit={t("invite.send")}>
        <TextField
          name="handle"
          label={t("invite.handle")}
          hint={t("invite.handleHint")}
          error={errors["handle"]}
          value={filled.values["handle"]}
          required
          maxlength={60}
          autocapitalize="none"
          spellcheck={false}
        />
      </Form>
      {invited.length > 0 && (
        <>
          <h2>{t("invite.waiting")}</h2>
          <PersonList>
            {invited.map(({ name, handle }) => (
              <PersonRow person={{ name, handle: `@${handle}`, href: `/@${handle}` }} />
            ))}
          </PersonList>
        </>
      )}
      <h2>{t("links")}</h2>
      <p class="hint">{t("links.hint")}</p>
      <PressForm action={`${path}/links`} once={newSecret().slice(0, 22)} look="alt">
        {t("links.make")}
      </PressForm>
      {links.map((link) => (
        <OneLink shell={shell} group={group} link={link} address={`${origin}${path}/join/${link.code}`} />
      ))}
      <p class="row">
        <a class="btn alt" href={path}>
          {t("back")}
        </a>{" "}
        {group.access !== "invite" && (
          <a class="btn alt" href={`${path}/poster`}>
            {t("poster")}
          </a>
        )}
      </p>
    </Page>
  );
}

function OneLink({ shell, group, link, address }: { shell: Shell; group: Group; link: Link; address: string }) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const path = `/groups/${group.handle}`;
  const text = t("links.whatsapp", { name: group.name, address });
  return (
    <div class="note">
      <p>
        <a href={`${path}/join/${link.code}`}>{address}</a>
      </p>
      <p class="q">{t("links.left", { count: link.uses_left, date: formatDate(link.expires_at, locale, timeZone) })}</p>
      <div class="row">
        <a class="btn alt" href={`https://wa.me/?text=${encodeURIComponent(text)}`} rel="noopener">
          {t("links.share")}
        </a>
        <a class="btn alt" href={`${path}/poster/${link.code}`}>
          {t("poster")}
        </a>
        <PressForm action={`${path}/links/${link.id}/removal`} once={newSecret().slice(0, 22)} look="del">
          {t("links.end")}
        </PressForm>
      </div>
    </div>
  );
}
