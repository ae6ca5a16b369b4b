import { Album } from "#modules/media";
import type { Shell } from "#ui/page";
import type { PostCard as Card } from "../queries.ts";
import { CallBox } from "./call-box.tsx";
import { ElsewhereBox } from "./elsewhere-box.tsx";
import { LinkBox } from "./link-box.tsx";
import { PollBox } from "./poll-box.tsx";
import { QuoteBox } from "./quote-box.tsx";

export type BesideProps = { shell: Shell; card: Card; full?: boolean | undefined };

/** What stands below the words of a post. */
export function Beside({ shell, card, full }: BesideProps) {
  return (
    <>
      {card.pictures && <Album shell={shell} postId={card.id} pictures={card.pictures} full={full} />}
      {card.poll && <PollBox shell={shell} id={card.id} poll={card.poll} />}
      {card.quoted && <QuoteBox shell={shell} quoted={card.quoted} />}
      {card.call && <CallBox shell={shell} card={card} call={card.call} />}
      {card.elsewhere && <ElsewhereBox shell={shell} elsewhere={card.elsewhere} full={full} />}
      {card.link && !card.quoted && !card.pictures && <LinkBox link={card.link} />}
    </>
  );
}
