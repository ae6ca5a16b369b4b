import type pg from "pg";
import { hashText } from "../../demands/text-hash.ts";

const BATCH = 1000;

type Row = {
  readonly id: string;
  readonly version: number | null;
  readonly title: string;
  readonly what: string;
  readonly ask: string;
  readonly hash: string;
  readonly noted: string | null;
  readonly is_gone: boolean;
  readonly is_now: boolean;
  readonly has_step: boolean;
};

/** What a demand has that the log does not say: a text, or the step it stands at. */
export type Unnoted = { readonly demand: string; readonly what: "text" | "step" };

/**
 * Holds all demands against the log, which was walked before: every text of a demand is the one that was noted, the newest is
 * the one that is shown, and the step it stands at was noted. So it is told when texts are changed beside the log, and when the
 * end of the log goes that says how a demand stands.
 */
export async function holdAgainstLog(client: pg.ClientBase): Promise<Unnoted | undefined> {
  for (let after = "0"; ; ) {
    const { rows } = await client.query<Row>(
      `with demand as (select * from demands where demands.id > $1 order by demands.id limit $2)
        select demand.id::text, text.version, text.title, text.what, text.ask, encode(text.text_hash, 'hex') as hash,
          noted.said ->> 'text' as noted, noted.is_gone is true as is_gone,
          text.version <= demand.version and exists (select from demand_versions now where now.demand_id = demand.id
            and now.version = demand.version and (now.title, now.what, now.ask) = (demand.title, demand.what, demand.ask)) as is_now,
          exists (select from trail_entries where trail_entries.demand_id = demand.id and trail_entries.kind =
            case demand.status when 'working' then 'milestone' else demand.status end) as has_step
        from demand left join demand_versions text on text.demand_id = demand.id
          left join lateral (select said, said is null as is_gone from trail_entries
            where trail_entries.demand_id = demand.id and trail_entries.kind in ('published', 'edited')
              and (said is null or said ->> 'version' = text.version::text) order by said is null, trail_entries.seq limit 1) noted on true
        order by demand.id, text.version`,
      [after, BATCH],
    );
    for (const row of rows) {
      if (!isNoted(row)) return { demand: row.id, what: "text" };
      if (!row.has_step) return { demand: row.id, what: "step" };
    }
    const last = rows.at(-1);
    if (!last) return undefined;
    after = last.id;
  }
}

/** Words that were taken out of the log cannot be held against. */
function isNoted({ version, hash, noted, is_gone, is_now, ...text }: Row): boolean {
  if (version === null || !is_now || hashText(text).toString("hex") !== hash) return false;
  return noted === hash || (noted === null && is_gone);
}
