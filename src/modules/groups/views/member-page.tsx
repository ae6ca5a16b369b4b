import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { CheckField, RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextArea } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { getMember } from "../members.ts";
import type { Group } from "../queries.ts";
import { groupLimits } from "../rules.ts";
import { mayRemove, rolesToGive } from "../rules-of-roles.ts";
import { words } from "../words.ts";

type MemberProps = { shell: Shell; group: Group; person: Awaited<ReturnType<typeof getMember>>; filled: Filled };

/** One member, for those who lead: their role, and the way out, which needs a reason. */
export function MemberPage({ shell, group, person, filled }: MemberProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const path = `/groups/${group.handle}/members/${person.handle}`;
  const given = person.state === "member" ? rolesToGive(group.mine?.role, person.role) : [];
  const isMe = shell.reader.viewer?.id === person.id;
  return (
    <Page shell={shell} title={person.name}>
      <p class="q">
        <a href={`/@${person.handle}`}>@{person.handle}</a> · {t(`role.${person.role}`)} ·{" "}
        <a href={`/groups/${group.handle}/members`}>{group.name}</a>
      </p>
      <Problems shell={shell} errors={errors} />
      {given.length > 0 && (
        <Form action={`${path}/role`} once={newSecret().slice(0, 22)} submit={t("role.save")}>
          <RadioField
            shell={shell}
            name="role"
            label={t("role")}
            error={errors["role"]}
            value={filled.values["role"] ?? person.role}
            choices={given.map((value) => ({ value, label: t(`role.${value}`), hint: t(`role.${value}.hint`) }))}
          />
        </Form>
      )}
      {!isMe && mayRemove(group.mine?.role, person.role) && person.state !== "banned" && (
        <details open={errors["reason"] !== undefined}>
          <summary>{t("remove")}</summary>
          <Form action={`${path}/removal`} once={newSecret().slice(0, 22)} submit={t("removeYes")} danger>
            <TextArea
              name="reason"
              label={t("reason")}
              hint={t("reason.hint")}
              error={errors["reason"]}
              value={filled.values["reason"]}
              required
              maxlength={groupLimits.reason}
              rows={3}
            />
            <CheckField
              name="ban"
              label={t("ban")}
              hint={t("ban.hint")}
              error={errors["ban"]}
              checked={filled.values["ban"] === "on"}
            />
          </Form>
        </details>
      )}
    </Page>
  );
}
