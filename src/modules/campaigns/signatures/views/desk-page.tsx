import { OnePicture, type Picture, Proofs } from "#modules/media";
import { formatDate } from "#platform/format";
import type { Filled } from "#platform/http/form";
import type { Locale } from "#platform/i18n";
import { newSecret } from "#platform/secrets";
import { CheckField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { Tabs } from "#ui/tabs";
import { Time } from "#ui/time";
import type { Status } from "../../demands/rules.ts";
import { isAskedByDoor, isVotedOn } from "../../trail/rules.ts";
import type { listDeskEntries } from "../enter-at-desk.ts";
import type { Sheet } from "../enter-sheet.ts";
import { signatureLimits } from "../rules.ts";
import { words } from "../words.ts";

type DeskProps = {
  shell: Shell;
  demand: { readonly id: string; readonly title: string; readonly done_at: Date | null; readonly status: Status };
  filled: Filled;
  entries: Awaited<ReturnType<typeof listDeskEntries>>;
  /** Only those are shown who have not said whether it was really done. */
  unanswered: boolean;
};
const key = () => newSecret().slice(0, 22);

/** Where a helper enters people before them, one after the other. */
export function DeskPage({ shell, demand, filled, entries, unanswered }: DeskProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const base = `/demands/${demand.id}/desk`;
  return (
    <Page shell={shell} title={t("desk")}>
      <p class="row" dir="auto">
        <a href={`/demands/${demand.id}`}>{demand.title}</a>
      </p>
      <p class="hint">{t("deskHint")}</p>
      <Problems shell={shell} errors={errors} />
      <Form
        action={`${base}/signatures`}
        once={key()}
        submit={t("deskEnter")}
        other={
          <a class="btn alt" href={`${base}/sheets`}>
            {t("sheets")}
          </a>
        }
      >
        {(["name", "place"] as const).map((name) => (
          <TextField
            name={name}
            label={t(name === "name" ? "deskName" : "place")}
            hint={name === "name" ? t("deskNameHint") : undefined}
            error={errors[name]}
            value={filled.values[name]}
            required
            maxlength={signatureLimits[name]}
            autocomplete="off"
          />
        ))}
        <CheckField
          name="affected"
          label={t("deskAffected")}
          error={errors["affected"]}
          checked={filled.values["affected"] === "on"}
        />
      </Form>
      {(entries.entries.length > 0 || unanswered) && <h2>{t("deskLatest")}</h2>}
      {isVotedOn(demand) && (
        <Tabs
          label={t("deskLatest")}
          tabs={[
            { href: base, label: t("deskAll"), current: !unanswered },
            { href: `${base}?show=unanswered`, label: t("deskUnanswered"), current: unanswered },
          ]}
        />
      )}
      {unanswered && entries.entries.length === 0 && <p>{t("deskAllAnswered")}</p>}
      <ul class="list">
        {entries.entries.map((entry) => (
          <li class="entry">
            <p>
              <span dir="auto">
                <b>{entry.name}</b>, {entry.place}
              </span>{" "}
              <span class="q">
                {entry.helper && `${entry.helper} · `}
                <Time shell={shell} at={entry.signed_at} />
              </span>
            </p>
            <DeskVote shell={shell} demand={demand} entry={entry} />
            <PressForm action={`${base}/signatures/${entry.id}/removal`} once={key()} look="plain">
              {t("deskRemove", { name: entry.name })}
            </PressForm>
          </li>
        ))}
      </ul>
      {entries.older && (
        <Pager shell={shell} older={`${base}?${unanswered ? "show=unanswered&" : ""}before=${entries.older}`} />
      )}
    </Page>
  );
}

/** What somebody entered here says to whether it was really done, for the helper to press. */
function DeskVote({
  shell,
  demand,
  entry,
}: Pick<DeskProps, "shell" | "demand"> & { entry: DeskProps["entries"]["entries"][number] }) {
  const t = words(shell.reader.locale);
  if (!isVotedOn(demand) || !isAskedByDoor({ ...entry, tier: "paper", state: "valid" }, demand)) return null;
  const answers = ["yes", "no"] as const;
  return (
    <>
      <p>
        {t("deskVote", { name: entry.name })}
        {entry.voter && <span class="q"> {t("deskVoteBy", { helper: entry.voter })}</span>}
      </p>
      <div class="row">
        {answers.map((done) => (
          <PressForm
            action={`/demands/${demand.id}/desk/signatures/${entry.id}/outcome`}
            once={key()}
            look="alt"
            fields={{ done }}
            pressed={entry.done === (done === "yes")}
          >
            {t(`deskVote.${done}`)}
          </PressForm>
        ))}
      </div>
    </>
  );
}

type SheetsProps = Omit<DeskProps, "entries" | "unanswered"> & {
  sheets: readonly (Sheet & { readonly mayRemove: boolean; readonly pictures: readonly Picture[] })[];
};

/** Where signed sheets are brought in, and those that were. */
export function SheetsPage({ shell, demand, filled, sheets }: SheetsProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const base = `/demands/${demand.id}/desk/sheets`;
  const about = {
    label: { maxlength: signatureLimits.label },
    counted: { inputmode: "numeric", maxlength: 4 },
    collected_on: { type: "date" },
    witness: { maxlength: signatureLimits.witness },
  } as const;
  return (
    <Page shell={shell} title={t("sheets")} script="media">
      <p class="row" dir="auto">
        <a href={`/demands/${demand.id}/desk`}>{demand.title}</a>
      </p>
      <p class="hint">{t("sheetsHint")}</p>
      <Problems shell={shell} errors={errors} />
      <Form action={base} once={key()} submit={t("sheetEnter")} files>
        {(["label", "counted", "collected_on", "witness"] as const).map((name) => (
          <TextField
            name={name}
            label={t(`sheet.${name}`)}
            hint={name === "label" || name === "witness" ? t(`sheetHint.${name}`) : undefined}
            error={errors[name]}
            value={filled.values[name]}
            required
            autocomplete="off"
            {...about[name]}
          />
        ))}
        <p class="hint">{t("sheetPhotoHint")}</p>
        <OnePicture shell={shell} values={filled.values} errors={errors} />
      </Form>
      <ul class="list">
        {sheets.map((sheet) => (
          <li class="entry">
            <p dir="auto">{t("sheetLine", lineOf(sheet, shell.reader.locale))}</p>
            <Proofs shell={shell} pictures={sheet.pictures} />
            {sheet.mayRemove && (
              <PressForm action={`${base}/${sheet.id}/removal`} once={key()} look="plain">
                {t("sheetRemove", { label: sheet.label })}
              </PressForm>
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}

function lineOf({ label, counted, witness, collected_on }: Sheet, locale: Locale) {
  return { label, counted, witness, day: formatDate(new Date(`${collected_on}T12:00:00+07:00`), locale, "WIB") };
}
