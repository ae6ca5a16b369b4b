import { OnePicture } from "#modules/media";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { RadioField } from "#ui/choice";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { TextArea } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import { Time } from "#ui/time";
import type { Story, Teller } from "../queries.ts";
import { storyAudiences, storyLimits } from "../rules.ts";
import { words } from "../words.ts";

/** Who tells something today, and what oneself told. */
export function TellersPage({
  shell,
  tellers,
  mine,
}: {
  shell: Shell;
  tellers: readonly Teller[];
  mine: readonly Story[];
}) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("stories")}>
      <p class="hint">{t("hint")}</p>
      <p>
        <a class="btn" href="/stories/new">
          {t("new")}
        </a>
      </p>
      {mine.length > 0 && (
        <>
          <h2>{t("mine")}</h2>
          <ul class="list">
            {mine.map((story) => (
              <li>
                <a href={`/stories/${story.id}`}>
                  <span>
                    {[...story.text.replace(/\s+/g, " ")].slice(0, 60).join("") || t("picture")}{" "}
                    <span class="q">
                      <Time shell={shell} at={story.created_at} />
                    </span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
          <h2>{t("others")}</h2>
        </>
      )}
      {tellers.length === 0 && <Empty shell={shell} icon="followers" title={t("none")} />}
      <PersonList>
        {tellers.map(({ name, handle, story_id, fresh }) => (
          <PersonRow
            person={{ name, handle: `@${handle}`, href: `/stories/${story_id}` }}
            note={t(fresh ? "fresh" : "seen")}
          />
        ))}
      </PersonList>
    </Page>
  );
}

/** A few words for a day. */
export function NewStoryPage({ shell, filled }: { shell: Shell; filled: Filled }) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("new")} script="media">
      <Problems shell={shell} errors={errors} />
      <Form action="/stories" once={newSecret().slice(0, 22)} submit={t("send")} files>
        <TextArea
          name="text"
          label={t("text")}
          hint={t("textHint", { count: storyLimits.text })}
          error={errors["text"]}
          value={filled.values["text"]}
          rows={5}
          dir="auto"
        />
        <OnePicture shell={shell} values={filled.values} errors={errors} />
        <RadioField
          shell={shell}
          name="audience"
          label={t("audience")}
          error={errors["audience"]}
          value={filled.values["audience"] ?? "followers"}
          choices={storyAudiences.map((value) => ({
            value,
            label: t(`audience.${value}`),
            icon: value === "local" ? "house" : "followers",
          }))}
        />
      </Form>
    </Page>
  );
}
