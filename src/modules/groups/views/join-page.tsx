import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { CheckField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextArea } from "#ui/field";
import { Form } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Group } from "../queries.ts";
import { groupLimits } from "../rules.ts";
import { words } from "../words.ts";
import { Plain } from "./plain.tsx";

type JoinProps = { shell: Shell; group: Group; filled: Filled; invite: string };

/** Coming in: what the group is for, its question, and what its members agree to. Shown to guests too, who sign in first. */
export function JoinPage({ shell, group, filled, invite }: JoinProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const asks = group.approves && !invite && group.mine?.state !== "invited";
  const path = `/groups/${group.handle}`;
  const here = invite ? `${path}/join/${invite}` : `${path}/join`;
  return (
    <Page shell={shell} title={t("joinTitle", { name: group.name })}>
      {invite && <Notice kind="ok">{t("invitedByLink")}</Notice>}
      <Plain text={group.bio} />
      <p class="q">
        {t(`access.${group.access}`)}. {t(`access.${group.access}.hint`)}
      </p>
      <Problems shell={shell} errors={errors} />
      {shell.reader.viewer ? (
        <Form action={`${path}/membership`} once={newSecret().slice(0, 22)} submit={t(asks ? "ask" : "join")}>
          {invite && <input type="hidden" name="invite" value={invite} />}
          {group.question && asks && (
            <TextArea
              name="answer"
              label={group.question}
              hint={t("answer.hint")}
              error={errors["answer"]}
              value={filled.values["answer"]}
              required
              maxlength={groupLimits.answer}
              rows={3}
              dir="auto"
            />
          )}
          {group.agreement && (
            <>
              <h2>{t("agreement.title")}</h2>
              <Plain text={group.agreement} />
              <CheckField name="agree" label={t("agree")} error={errors["agree"]} required />
            </>
          )}
          {asks && <p class="hint">{t("ask.hint")}</p>}
        </Form>
      ) : (
        <p class="row">
          <a class="btn" href={`/session/new?next=${here}`}>
            {t("signIn")}
          </a>{" "}
          <a class="btn alt" href="/join">
            {t("signUp")}
          </a>
        </p>
      )}
    </Page>
  );
}
