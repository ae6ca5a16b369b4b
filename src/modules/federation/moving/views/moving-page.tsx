import { ProofFields } from "#modules/accounts";
import { formatDate } from "#platform/format";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Notice, Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { words } from "../../words.ts";
import type { Moving, Wish } from "../queries.ts";
import { moveLimits, wishFields } from "../rules.ts";

export type MovingProps = {
  shell: Shell;
  moving: Moving;
  /** The viewer's own whole address. */
  mine: string;
  filled: Filled;
  /** Which of the three forms came back. */
  wrong?: "alias" | "move" | "go" | undefined;
  twoSteps: boolean;
};
const key = () => newSecret().slice(0, 22);

/** Moving house, in both directions. */
export function MovingPage(props: MovingProps) {
  const t = words(props.shell.reader.locale);
  return (
    <Page shell={props.shell} title={t("move")}>
      <p>{t("move.why")}</p>
      <Problems shell={props.shell} errors={sayComplaints(props.shell.reader.locale, props.filled.errors)} />
      <MoveOut {...props} />
      <h2>{t("move.in")}</h2>
      <p>{t("move.inHint")}</p>
      <ul class="list">
        {props.moving.aliases.map(({ id, handle }) => (
          <li class="entry">
            <p>{`@${handle}`}</p>
            <PressForm action={`/settings/move/aliases/${id}/removal`} once={key()} look="alt">
              {t("move.removeOld", { handle: `@${handle}` })}
            </PressForm>
          </li>
        ))}
      </ul>
      <WishForm {...props} purpose="alias" />
    </Page>
  );
}

function MoveOut(props: MovingProps) {
  const { shell, moving, mine } = props;
  const { locale, timeZone } = shell.reader;
  const t = words(locale);
  const ready = moving.wishes.find(({ purpose, state }) => purpose === "move" && state === "ready");
  if (moving.movedTo)
    return (
      <>
        <Notice kind="ok">{t("move.done", { handle: `@${moving.movedTo.handle}` })}</Notice>
        <p>{t("move.backHint")}</p>
        <PressForm action="/settings/move/removal" once={key()} look="alt">
          {t("move.back")}
        </PressForm>
      </>
    );
  if (ready) return <Confirm {...props} handle={`@${ready.handle}`} />;
  return (
    <>
      <h2>{t("move.out")}</h2>
      <p>{t("move.outHint", { mine })}</p>
      {moving.nextAt ? (
        <Notice kind="info">{t("move.next", { date: formatDate(moving.nextAt, locale, timeZone) })}</Notice>
      ) : (
        <WishForm {...props} purpose="move" />
      )}
    </>
  );
}

/** What happens, before it is done. */
function Confirm({ shell, filled, wrong, twoSteps, handle }: MovingProps & { handle: string }) {
  const t = words(shell.reader.locale);
  const errors = wrong === "go" ? sayComplaints(shell.reader.locale, filled.errors) : {};
  return (
    <>
      <h2>{t("move.ready", { handle })}</h2>
      <ul>
        <li>{t("move.followers", { handle })}</li>
        <li>{t("move.posts")}</li>
        <li>{t("move.sign")}</li>
        <li>{t("move.once", { days: moveLimits.days })}</li>
      </ul>
      <Form action="/settings/move" once={key()} submit={t("move.go")} danger>
        <ProofFields shell={shell} errors={errors} twoSteps={twoSteps} />
      </Form>
    </>
  );
}

/** Naming an account elsewhere, and what its server said. */
function WishForm({ shell, moving, mine, filled, wrong, purpose }: MovingProps & { purpose: Wish["purpose"] }) {
  const t = words(shell.reader.locale);
  const errors = wrong === purpose ? sayComplaints(shell.reader.locale, filled.errors) : {};
  const asked = moving.wishes.find((wish) => wish.purpose === purpose && wish.state !== "ready");
  const isOld = purpose === "alias";
  const name = wishFields[purpose];
  return (
    <>
      {asked && asked.state !== "ready" && (
        <Notice kind={asked.state === "asked" ? "info" : "warn"}>
          {t(`move.${asked.state}`, { handle: `@${asked.handle}`, mine })}
        </Notice>
      )}
      <Form
        action={isOld ? "/settings/move/aliases" : "/settings/move/target"}
        once={key()}
        submit={t(isOld ? "move.addOld" : "move.check")}
      >
        <TextField
          name={name}
          label={t(isOld ? "move.old" : "move.new")}
          hint={t(isOld ? "move.oldHint" : "move.newHint")}
          error={errors[name]}
          value={wrong === purpose ? filled.values[name] : undefined}
          required
          maxlength={360}
        />
      </Form>
    </>
  );
}
