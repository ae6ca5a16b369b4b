import type { Filled } from "#platform/http/form";
import type { Page as ListPart } from "#platform/paging";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { Tabs } from "#ui/tabs";
import { Time } from "#ui/time";
import type { HeldComment } from "../queries.ts";
import { type Pile, piles } from "../rules.ts";
import type { Reason } from "../spam/score-comment.ts";
import { words } from "../words.ts";

type DeskProps = {
  shell: Shell;
  pile: Pile;
  comments: ListPart<HeldComment>;
  counts: { readonly readable: number; readonly spam: number };
  filled: Filled;
};

/** Comments that wait: those to read, and below them those that look like advertising, each with why. */
export function DeskPage({ shell, pile, comments, counts, filled }: DeskProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const at = `/admin/comments?pile=${pile}`;
  const label = (name: Pile) => t(`pile.${name}`, { count: name === "readable" || name === "spam" ? counts[name] : 0 });
  return (
    <Page shell={shell} title={t("desk")}>
      <Problems shell={shell} errors={errors} />
      <Tabs
        label={t("desk")}
        tabs={piles.map((name) => ({
          href: `/admin/comments?pile=${name}`,
          label: label(name),
          current: name === pile,
        }))}
      />
      <p class="hint">{t(`hint.${pile}`)}</p>
      {comments.entries.length === 0 ? (
        <Empty shell={shell} icon="check" title={t("deskEmpty")} />
      ) : (
        <form method="post" action={at}>
          <input type="hidden" name="key" value={newSecret().slice(0, 22)} />
          {comments.entries.map((comment) => (
            <Held shell={shell} comment={comment} />
          ))}
          <p class="row">
            {pile !== "shown" && (
              <button type="submit" name="do.show" class="alt">
                {t("showChosen")}
              </button>
            )}
            {pile !== "refused" && (
              <button type="submit" name="do.refuse" class="alt">
                {t("refuseChosen")}
              </button>
            )}
          </p>
        </form>
      )}
      {comments.older && <Pager shell={shell} older={`${at}&before=${comments.older}`} />}
    </Page>
  );
}

function Held({ shell, comment }: { shell: Shell; comment: HeldComment }) {
  const t = words(shell.reader.locale);
  const { id, name, state } = comment;
  return (
    <article class="post">
      <p>
        <b dir="auto">{name}</b>{" "}
        <span class="q">
          <Time shell={shell} at={comment.written_at} />
        </span>
      </p>
      <p class="row">
        <a href={`/demands/${comment.demand_id}`} dir="auto">
          {comment.title}
        </a>
      </p>
      <p class="lines" dir="auto">
        {comment.text}
      </p>
      {(comment.reasons.length > 0 || comment.unconfirmed) && (
        <p class="hint">
          {[...(comment.unconfirmed ? (["unconfirmed"] as const) : []), ...(comment.reasons as Reason[])]
            .map((reason) => t(`reason.${reason}`))
            .join(" ")}
        </p>
      )}
      <p class="row">
        <label class="opt">
          <input type="checkbox" name="chosen" value={id} />
          <span>{t("choose", { name })}</span>
        </label>
        {state !== "shown" && (
          <button type="submit" name={`show.${id}`}>
            {t("show", { name })}
          </button>
        )}
        {state !== "refused" && (
          <button type="submit" name={`refuse.${id}`} class="plain">
            {t("refuse", { name })}
          </button>
        )}
      </p>
    </article>
  );
}
