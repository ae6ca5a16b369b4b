import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Help } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Poll } from "../polls-of.ts";
import type { PostCard as Card } from "../queries.ts";
import type { Speaker } from "../speakers.ts";
import { words } from "../words.ts";
import { PostCards } from "./post-cards.tsx";

type VoteProps = {
  shell: Shell;
  card: Card;
  /** As whoever answers sees it. */
  poll: Poll;
  /** The organisation in whose name it is answered. */
  speaker?: Speaker | undefined;
  filled: Filled;
};

/** The question with its answers to tick: one, or some where the poll allows it. */
export function VotePage({ shell, card, poll, speaker, filled }: VoteProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const chosen = (filled.values["choice"] ?? "").split(",");
  return (
    <Page shell={shell} title={t("pollAnswer")}>
      <Problems shell={shell} errors={errors} />
      <PostCards shell={shell} cards={[card]} whole />
      {poll.open && (
        <Form action={`/p/${card.id}/votes`} once={newSecret().slice(0, 22)} submit={t("pollSend")}>
          {speaker && (
            <>
              <input type="hidden" name="speaker" value={speaker.id} />
              <p class="hint">{t("as", { name: speaker.name })}</p>
            </>
          )}
          <fieldset class="f">
            <legend>{t(poll.multiple ? "pollSome" : "pollOnly")}</legend>
            <Help name="choice" hint={t("pollHint")} error={errors["choice"]} />
            {poll.options.map(({ text }, index) => (
              <label class="opt">
                <input
                  type={poll.multiple ? "checkbox" : "radio"}
                  name="choice"
                  value={index + 1}
                  checked={chosen.includes(String(index + 1))}
                  id={index === 0 ? "f-choice" : undefined}
                />
                <bdi>{text}</bdi>
              </label>
            ))}
          </fieldset>
        </Form>
      )}
    </Page>
  );
}
