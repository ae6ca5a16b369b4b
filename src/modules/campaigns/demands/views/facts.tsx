import type { Child } from "hono/jsx";
import type { Shell } from "#ui/page";
import { sayDay } from "../../trail/views/trail-list.tsx";
import type { Demand } from "../queries.ts";
import { words } from "../words.ts";

/** Who asks whom, where, since when: what is known, and nothing where nothing is. */
export function Facts({ shell, demand }: { shell: Shell; demand: Demand }) {
  const t = words(shell.reader.locale);
  const { author, group, addressee_id, addressee_name } = demand;
  return (
    <dl>
      <Fact label={t("by")}>
        {author ? <a href={`/@${author.handle}`}>{author.name}</a> : demand.guest_name || t("anonymous")}
      </Fact>
      {group && (
        <Fact label={t("group")}>
          <a href={`/@${group.handle}`}>{group.name}</a>
        </Fact>
      )}
      {addressee_name && (
        <Fact label={t("to")}>
          <a href={`/addressees/${addressee_id}`}>{addressee_name}</a>
        </Fact>
      )}
      {demand.place && <Fact label={t("place")}>{demand.place}</Fact>}
      {demand.since && <Fact label={t("since")}>{sayDay(shell, demand.since)}</Fact>}
      {demand.who && <Fact label={t("who")}>{demand.who}</Fact>}
      {demand.evidence && <Fact label={t("evidence")}>{demand.evidence}</Fact>}
      {demand.deadline && <Fact label={t("deadline")}>{sayDay(shell, demand.deadline)}</Fact>}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children?: Child }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
