import { type RawBuilder, sql } from "kysely";
import type { EachLooker, Looker } from "./visibility.ts";

/**
 * Which rows of `questions` a viewer may see. A question is put to many, so most stand open to everyone:
 *
 * - what moderators took away nobody sees, nor what is asked by somebody, or in a group, that is suspended;
 * - one asked in a closed group its members see, wherever they live, and only as long as they are members;
 * - a block does not hide it: otherwise whoever asks would choose who answers by blocking. Only the asker's name is kept back.
 */
export function questionVisibleTo(looker: Looker | EachLooker): RawBuilder<boolean> {
  if (looker?.status !== "active" && looker?.status !== "remote")
    return sql<boolean>`(${isThere} and ${isOfNoClosedGroup})`;
  return sql<boolean>`(${isThere} and (${isOfNoClosedGroup}
    or exists (select from group_members where group_id = questions.group_id and account_id = ${looker.id} and state = 'member')))`;
}

const isThere = sql<boolean>`(questions.removed_at is null
  and not exists (select from accounts where accounts.id in (questions.author_id, questions.group_id) and status = 'suspended'))`;

const isOfNoClosedGroup = sql<boolean>`not exists (select from groups where groups.id = questions.group_id and access in ('private', 'invite'))`;
