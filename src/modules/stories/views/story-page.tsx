import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Highlight, listSeers, Story } from "../queries.ts";
import { storyLimits } from "../rules.ts";
import { words } from "../words.ts";
import { Told } from "./told.tsx";

type StoryProps = {
  shell: Shell;
  story: Story;
  next: string | undefined;
  /** For its author alone. */
  seen: Awaited<ReturnType<typeof listSeers>> | undefined;
  highlights: readonly Highlight[];
  filled: Filled;
};

const key = () => newSecret().slice(0, 22);

/** One story. The next is a link away; nothing moves by itself. */
export function StoryPage(props: StoryProps) {
  const { shell, story, next, seen, filled } = props;
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("storyOf", { name: story.author_name })} heading="hidden">
      <Told shell={shell} story={story} />
      <p class="row">
        {next && (
          <a class="btn" href={`/stories/${next}`}>
            {t("next")}
          </a>
        )}{" "}
        <a class="btn alt" href="/stories">
          {t("all")}
        </a>{" "}
        {!seen && (
          <a class="btn plain" href={`/report/story/${story.id}`}>
            {t("report")}
          </a>
        )}
      </p>
      <Problems shell={shell} errors={errors} />
      {seen ? (
        <Own {...props} seen={seen} />
      ) : (
        <Form action={`/stories/${story.id}/replies`} once={key()} submit={t("reply")}>
          <TextArea
            name="text"
            label={t("replyTo", { name: story.author_name })}
            error={errors["text"]}
            value={filled.values["text"]}
            required
            rows={3}
            dir="auto"
          />
        </Form>
      )}
    </Page>
  );
}

/** What its author sees besides: who opened it, and how to keep it or take it away. */
function Own({ shell, story, seen, highlights, filled }: StoryProps & { seen: NonNullable<StoryProps["seen"]> }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <>
      <details>
        <summary>{t("seenBy", { count: seen.count })}</summary>
        <p class="row">{seen.seers.map(({ name, handle }) => [<a href={`/@${handle}`}>{name}</a>, " "])}</p>
      </details>
      <details open={errors["name"] !== undefined}>
        <summary>{t("keep")}</summary>
        <Form action={`/stories/${story.id}/highlight`} once={key()} submit={t("keepYes")}>
          <TextField
            name="name"
            label={t("keepName")}
            hint={
              highlights.length > 0
                ? t("keepNames", { names: highlights.map(({ name }) => name).join(", ") })
                : undefined
            }
            error={errors["name"]}
            value={filled.values["name"]}
            maxlength={storyLimits.highlightName}
            required
          />
        </Form>
      </details>
      <details>
        <summary>{t("delete")}</summary>
        <div class="row">
          <PressForm action={`/stories/${story.id}/removal`} once={key()} look="del">
            {t("deleteYes")}
          </PressForm>
        </div>
      </details>
    </>
  );
}
