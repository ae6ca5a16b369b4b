import type { OpinionMap } from "../../map/opinion-map.ts";
import type { Sources } from "../count-sources.ts";
import { type Finding, findAgreed, findDifferences, findingOf, findSaid } from "../figures/findings.ts";
import { sizesOf } from "../figures/group-sizes.ts";
import { mayBeTold, SMALL } from "../figures/rules.ts";
import type { Share, Told } from "../figures/share.ts";
import { letterOf } from "../views/say.ts";
import type { OpenStatement } from "./list-answers.ts";

type About = {
  readonly question: { readonly id: string; readonly url: string; readonly title: string };
  readonly community: string;
  readonly madeAt: Date;
  readonly map: OpinionMap;
  readonly sources: Sources;
  readonly statements: readonly OpenStatement[];
};

/** Tenths as a number between 0 and 1, or the word in which it may be told; null where there are too few votes. */
const spell = (told: Told | undefined) =>
  told ? { agree: spellShare(told.agree), disagree: spellShare(told.disagree) } : null;
const spellShare = (share: Share) => (typeof share === "number" ? share / 10 : share);

/** What a map says, for others to go on with. Nothing of fewer than five people; shares in tenths, or as a word. */
export function toMapJson({ question, community, madeAt, map, sources, statements }: About): unknown {
  const numbers = new Map(statements.map(({ id, number }) => [id, number]));
  const isOpen = ({ id }: { readonly id: string }) => numbers.has(id);
  const sizes = sizesOf(map);
  const byGroup = ({ groups }: Finding) =>
    Object.fromEntries(map.groups.map(({ id }, nth) => [letterOf(id), spell(groups[nth])]));
  return {
    format: "gaung-opinion-map-1",
    question,
    source: `Data terbuka dari komunitas ${community}`,
    made_at: madeAt.toISOString(),
    method: "docs/methods/opinion-maps.md",
    fewest_people_told_of: SMALL,
    left_out: "statements with fewer than 5 votes, statements about who answers, and everything of fewer than 5 people",
    participants: { all: sources.people, tiers: sources.tiers },
    votes: map.votes,
    new_accounts: sources.fresh,
    set_aside: sources.aside === 0 ? 0 : mayBeTold(sources.aside) ? sources.aside : "few",
    groups: map.groups.map((group) => ({
      name: letterOf(group.id),
      size: sizes.get(group.id),
      says: findSaid(map, group)
        .filter(isOpen)
        .map(({ id, side, own, others }) => ({
          comment: numbers.get(id),
          side,
          own: spell(own),
          others: spell(others),
        })),
    })),
    agreed: findAgreed(map)
      .filter(isOpen)
      .map(({ id, side }) => ({ comment: numbers.get(id), side })),
    differing: findDifferences(map)
      .filter(isOpen)
      .map(({ id }) => numbers.get(id)),
    statements: statements.map(({ id, number, language, text, votes }) => {
      const finding = findingOf(map, id);
      const marks = (map.floods ?? []).flatMap(({ id: of, ...mark }) => (of === id ? [mark] : []));
      return { comment: number, language, text, votes, all: spell(finding.all), groups: byGroup(finding), marks };
    }),
  };
}
