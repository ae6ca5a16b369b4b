import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { moveLimits } from "./rules.ts";

/** An account elsewhere, as the page names it. */
export type Elsewhere = Pick<Account, "id" | "handle" | "name">;
export type Wish = {
  readonly purpose: "alias" | "move";
  readonly handle: string;
  readonly state: "asked" | "missing" | "unlisted" | "ready";
  readonly target_id: string | null;
};
/** How it stands with a member's moving. */
export type Moving = {
  readonly aliases: readonly Elsewhere[];
  readonly wishes: readonly Wish[];
  readonly movedTo: Elsewhere | undefined;
  /** From when on one may move again; undefined when one may now. */
  readonly nextAt: Date | undefined;
};

export async function findMoving(ctx: Context, person: { readonly id: string }): Promise<Moving> {
  const [aliases, wishes, moved, last] = await Promise.all([
    sql<Elsewhere>`select id, handle, name from account_aliases join accounts on accounts.id = alias_id
      where account_id = ${person.id} order by handle`.execute(ctx.db),
    sql<Wish>`select purpose, handle, case when state = 'asked' and asked_at < now() - interval '10 minutes' then 'missing' else state end as state,
      target_id from move_wishes where account_id = ${person.id}
        and asked_at > now() - make_interval(hours => ${moveLimits.readyHours})`.execute(ctx.db),
    sql<Elsewhere>`select accounts.id, handle, name from moves join accounts on accounts.id = target_id
      where account_id = ${person.id} and ended_at is null`.execute(ctx.db),
    sql<{ next_at: Date }>`select max(moved_at) + make_interval(days => ${moveLimits.days}) as next_at from moves
      where account_id = ${person.id} having max(moved_at) > now() - make_interval(days => ${moveLimits.days})`.execute(
      ctx.db,
    ),
  ]);
  return { aliases: aliases.rows, wishes: wishes.rows, movedTo: moved.rows[0], nextAt: last.rows[0]?.next_at };
}
