import { type Post, type PostCard, PostCards } from "#modules/posts";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { Group } from "../queries.ts";
import { groupLimits, mayOrganise } from "../rules.ts";
import { words } from "../words.ts";

type TendProps = { shell: Shell; group: Group; post: Post; card: PostCard; locked: boolean; filled: Filled };
const key = () => newSecret().slice(0, 22);

/** What those who lead a group can do about one of its posts. Each stands in the group's book. */
export function TendPage({ shell, group, post, card, locked, filled }: TendProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  const path = `/groups/${group.handle}/posts/${post.id}`;
  const begins = post.in_reply_to_id === null;
  const pinned = post.group_pinned_at !== null;
  return (
    <Page shell={shell} title={t("tend")}>
      <PostCards shell={shell} cards={[card]} />
      <Problems shell={shell} errors={errors} />
      <div class="row">
        {mayOrganise(group.mine?.role) && begins && post.group_hidden_at === null && (
          <PressForm action={`${path}/pin${pinned ? "/removal" : ""}`} once={key()} look="alt">
            {t(pinned ? "unpin" : "pin")}
          </PressForm>
        )}
        <PressForm action={`${path}/lock${locked ? "/removal" : ""}`} once={key()} look="alt">
          {t(locked ? "unlock" : "lock")}
        </PressForm>
      </div>
      {mayOrganise(group.mine?.role) &&
        (post.group_hidden_at ? (
          <PressForm action={`${path}/hiding/removal`} once={key()} look="alt">
            {t("unhide")}
          </PressForm>
        ) : (
          <details open={errors["reason"] !== undefined}>
            <summary>{t("hide")}</summary>
            <p>{t("hide.hint")}</p>
            <Form action={`${path}/hiding`} once={key()} submit={t("hideYes")} danger>
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
            </Form>
          </details>
        ))}
      <p class="row">
        <a class="btn alt" href={`/groups/${group.handle}`}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}
