import { type findLookAlikes, LookAlikeNote, type listSignUps } from "#modules/accounts";
import { formatDate } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { SelectField, TextArea, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Tabs } from "#ui/tabs";
import type { listNetworks } from "../sign-up-desk.ts";
import { words } from "../words.ts";

type SignUpsProps = {
  shell: Shell;
  tab: "pending" | "refused";
  search: string;
  applicants: Awaited<ReturnType<typeof listSignUps>>;
  likes: Awaited<ReturnType<typeof findLookAlikes>>;
  networks: Awaited<ReturnType<typeof listNetworks>>;
  filled: Filled;
  refusing: string | undefined;
};

const key = () => newSecret().slice(0, 22);

/** Who asks to join and why: yes first, no with a reason behind it; what was refused can be opened again. */
export function SignUpsPage(props: SignUpsProps) {
  const { shell, tab, search, applicants, likes, filled } = props;
  const { locale } = shell.reader;
  const t = words(locale);
  return (
    <Page shell={shell} title={t("signUps")}>
      <Tabs
        label={t("signUps")}
        tabs={[
          { href: "/admin/sign-ups", label: t("signUpsWaiting"), current: tab === "pending" },
          { href: "/admin/sign-ups?tab=refused", label: t("signUpsRefused"), current: tab === "refused" },
        ]}
      />
      <Problems shell={shell} errors={sayComplaints(locale, filled.errors)} />
      <form action="/admin/sign-ups" role="search" class="row">
        {tab === "refused" && <input type="hidden" name="tab" value="refused" />}
        <TextField name="q" type="search" label={t("signUpsFind")} value={search} maxlength={60} />
        <button type="submit">{t("find")}</button>
      </form>
      {applicants.length === 0 && <Empty shell={shell} icon="check" title={t("signUpsNone")} />}
      {applicants.map((applicant) => (
        <article class="post">
          <h2 dir="auto">{applicant.name}</h2>
          <span class="q">@{applicant.handle}</span>
          <p class="e-content lines" dir="auto">
            {applicant.sign_up_reason || t("noReason")}
          </p>
          <LookAlikeNote shell={shell} like={likes.get(applicant.id)} />
          <Answers {...props} applicant={applicant} />
        </article>
      ))}
      <Networks {...props} />
    </Page>
  );
}

function Answers({
  shell,
  tab,
  applicant,
  filled,
  refusing,
}: SignUpsProps & { applicant: SignUpsProps["applicants"][number] }) {
  const { locale } = shell.reader;
  const t = words(locale);
  const { id, name, refusal } = applicant;
  const path = `/admin/sign-ups/${id}`;
  if (tab === "refused") {
    return (
      <>
        {refusal && <p dir="auto">{t("refusedWhy", { reason: refusal })}</p>}
        <div class="row">
          <PressForm action={`${path}/refusal/removal`} once={key()} look="alt">
            {t("reopen", { name })}
          </PressForm>
        </div>
      </>
    );
  }
  const isMine = refusing === id;
  const errors = sayComplaints(locale, isMine ? filled.errors : {});
  return (
    <>
      <div class="row">
        <PressForm action={`${path}/approval`} once={key()}>
          {t("approve", { name })}
        </PressForm>
      </div>
      <details open={isMine}>
        <summary>{t("refuse", { name })}</summary>
        <form method="post" action={`${path}/refusal`}>
          <input type="hidden" name="key" value={key()} />
          <div class="f">
            <label for={`f-reason-${id}`}>{t("refuseWhy")}</label>
            <p class="hint">{t("refuseHint")}</p>
            {errors["reason"] && <p class="err">{errors["reason"]}</p>}
            <textarea id={`f-reason-${id}`} name="reason" rows={3} dir="auto" required>
              {`\n${isMine ? (filled.values["reason"] ?? "") : ""}`}
            </textarea>
          </div>
          <p class="row">
            <button type="submit" class="alt">
              {t("refuseYes")}
              <span class="vh">: {name}</span>
            </button>
          </p>
        </form>
      </details>
    </>
  );
}

/** From where nobody joins for now without an invite. */
function Networks({ shell, networks, filled, refusing }: SignUpsProps) {
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const { values, errors: codes } = refusing ? { values: {} as Filled["values"], errors: {} } : filled;
  const errors = sayComplaints(locale, codes);
  return (
    <details open={networks.length > 0 || Object.keys(errors).length > 0}>
      <summary>{t("networks")}</summary>
      <p class="hint">{t("networksHint")}</p>
      <ul class="list">
        {networks.map(({ id, network, reason, expires_at }) => (
          <li class="entry">
            <p>
              <b>{network}</b>{" "}
              <span class="q" dir="auto">
                {reason} · {t("until", { date: formatDate(expires_at, locale, timeZone) })}
              </span>
            </p>
            <PressForm action={`/admin/networks/${id}/removal`} once={key()} look="alt">
              {t("networkOpen", { network })}
            </PressForm>
          </li>
        ))}
      </ul>
      <Form action="/admin/networks" once={key()} submit={t("networkAdd")}>
        <TextField
          name="network"
          label={t("network")}
          hint={t("networkHint")}
          error={errors["network"]}
          value={values["network"]}
          maxlength={60}
          required
        />
        <TextArea
          name="reason"
          label={t("networkReason")}
          error={errors["reason"]}
          value={values["reason"]}
          rows={2}
          required
        />
        <SelectField
          name="days"
          label={t("networkDays")}
          error={errors["days"]}
          value={values["days"] ?? "1"}
          options={[1, 7, 30].map((count) => ({ value: String(count), label: t("days", { count }) }))}
        />
      </Form>
    </details>
  );
}
