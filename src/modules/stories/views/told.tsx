import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { StoryPicture } from "#modules/media";
import type { Shell } from "#ui/page";
import { Avatar } from "#ui/person";
import { Time } from "#ui/time";
import type { Story } from "../queries.ts";

/** One story: who, when, and what they tell. */
export function Told({ shell, story, children }: { shell: Shell; story: Story; children?: Child }) {
  const { locale } = shell.reader;
  return (
    <article class="post full" id={`s${story.id}`}>
      <header>
        <h2>
          <a href={`/@${story.author_handle}`}>
            <Avatar name={story.author_name} /> <bdi>{story.author_name}</bdi>{" "}
            <span class="q">@{story.author_handle}</span>
          </a>
        </h2>
        <span class="when">
          <Time shell={shell} at={story.created_at} />
        </span>
      </header>
      <div class="e-content" dir="auto" lang={story.language === locale ? undefined : story.language}>
        {raw(story.html)}
      </div>
      {story.picture && <StoryPicture shell={shell} picture={story.picture} />}
      {children}
    </article>
  );
}
