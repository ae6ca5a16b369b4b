import { type PostCard, PostCards } from "#modules/posts";
import type { Filled } from "#platform/http/form";
import type { Page as ListPart } from "#platform/paging";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { TextArea, TextField } from "#ui/field";
import { Form } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { Pager } from "#ui/pager";
import { Time } from "#ui/time";
import type { Demand } from "../../demands/queries.ts";
import type { GuestComment } from "../queries.ts";
import { commentLimits } from "../rules.ts";
import { words } from "../words.ts";

type CommentsProps = {
  shell: Shell;
  demand: Demand;
  comments: ListPart<GuestComment>;
  /** What members answered, the latest. */
  replies: ListPart<PostCard>;
  filled: Filled;
  /** Whether a mail asks whose comment it is. */
  mails: boolean;
};

/** What members and people without an account say under a demand. */
export function CommentsPage(props: CommentsProps) {
  const { shell, demand, comments, replies } = props;
  const t = words(shell.reader.locale);
  const isMember = shell.reader.viewer !== undefined;
  return (
    <Page shell={shell} title={t("commentsOn", { title: demand.title })}>
      {demand.post_id && (
        <p class="row">
          <a class={isMember ? "btn" : "btn alt"} href={`/p/${demand.post_id}${isMember ? "/reply" : ""}`}>
            {t(isMember ? "reply" : "members")}
          </a>
        </p>
      )}
      {replies.entries.length > 0 && <PostCards shell={shell} cards={replies.entries} />}
      <h2>{t("guests")}</h2>
      {comments.entries.length === 0 && <p class="hint">{t("none")}</p>}
      {comments.entries.map((comment) => (
        <GuestWords shell={shell} comment={comment} />
      ))}
      {comments.older && <Pager shell={shell} older={`/demands/${demand.id}/comments?before=${comments.older}`} />}
      {(!isMember || !demand.post_id) && <CommentForm {...props} />}
      <p>
        <a class="btn plain" href={`/demands/${demand.id}`}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}

/** What somebody without an account said. No address in it becomes a link. */
function GuestWords({ shell, comment }: { shell: Shell; comment: GuestComment }) {
  const t = words(shell.reader.locale);
  return (
    <article class="post" id={`c${comment.id}`}>
      <p>
        <b dir="auto">{comment.name}</b>{" "}
        <span class="q">
          {t("guest")} · <Time shell={shell} at={comment.written_at} />
        </span>
      </p>
      <p class="lines" dir="auto">
        {comment.text}
      </p>
    </article>
  );
}

function CommentForm({ shell, demand, filled, mails }: CommentsProps) {
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <section id="write">
      <h2>{t("write")}</h2>
      <p class="hint">{t("writeHint")}</p>
      <Problems shell={shell} errors={errors} />
      <Form action={`/demands/${demand.id}/comments`} once={newSecret().slice(0, 22)} submit={t("send")}>
        <TextField
          name="name"
          label={t("name")}
          error={errors["name"]}
          value={filled.values["name"]}
          maxlength={commentLimits.name}
          autocomplete="name"
          required
        />
        <TextField
          name="email"
          type="email"
          label={t("email")}
          hint={t(mails ? "emailHint" : "emailOnlyHint")}
          error={errors["email"]}
          value={filled.values["email"]}
          maxlength={commentLimits.email}
          autocomplete="email"
          required
        />
        <TextArea
          name="text"
          label={t("text")}
          error={errors["text"]}
          value={filled.values["text"]}
          maxlength={commentLimits.text}
          rows={5}
          required
          dir="auto"
        />
        <div hidden>
          <TextField name="address" label={t("trap")} value="" tabindex={-1} autocomplete="off" />
        </div>
      </Form>
    </section>
  );
}
