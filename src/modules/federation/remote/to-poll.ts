import type { ReceivedPost } from "#modules/posts";
import { countOf, isNode, lineOf, momentOf, type Node, nodesOf } from "./read-node.ts";

const limits = { options: 20, option: 200, days: 400 } as const;
const DAY = 86_400_000;

/** The poll of a Question: at most 20 answers, each once. Undefined where there is nothing to choose between. */
export function toPoll(object: Node, now: Date): ReceivedPost["poll"] {
  const multiple = object["anyOf"] !== undefined && object["oneOf"] === undefined;
  const answers = nodesOf(multiple ? object["anyOf"] : object["oneOf"]).slice(0, 10 * limits.options);
  const options = new Map<string, number>();
  for (const answer of answers) {
    const text = lineOf(answer["name"], limits.option);
    if (!text || options.has(text) || options.size === limits.options) continue;
    const replies = isNode(answer["replies"]) ? answer["replies"] : {};
    options.set(text, countOf(replies["totalItems"]) ?? 0);
  }
  if (options.size < 2) return undefined;
  const votes = [...options.values()];
  const most = new Date(now.getTime() + limits.days * DAY);
  const over = momentOf(object["closed"], now) ?? (object["closed"] === true ? now : undefined);
  const endsAt = over ?? momentOf(object["endTime"], most) ?? most;
  return {
    multiple,
    endsAt,
    options: [...options].map(([text, count]) => ({ text, count })),
    voters:
      countOf(object["votersCount"]) ?? (multiple ? Math.max(...votes) : votes.reduce((sum, count) => sum + count)),
  };
}
