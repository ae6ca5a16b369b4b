import type { Context } from "#platform/context";
import { canonicalUri } from "./canonical-uri.ts";
import { idsOf, type Node, nodesOf } from "./read-node.ts";

const everyone = new Set(["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"]);
export const isPublic = (address: string): boolean => everyone.has(address);

/** Addresses a post may be sent to, and people and words it may carry; what has more is nobody's post to us. */
export const crowdLimits = { recipients: 1000, tags: 100 } as const;

/** Whom an object is for, as its `to` and `cc` say. */
export type Addressed = {
  readonly audience: "public" | "quiet" | "followers" | "direct";
  /** People and collections it is addressed to, in their one spelling. */
  readonly recipients: readonly string[];
};

/** Reads the addresses of an object of somebody whose followers are the collection `followers`. */
export function toAudience(ctx: Context, object: Node, followers: string): Addressed {
  const [to, cc] = [object["to"], object["cc"]].map((value) => idsOf(value).slice(0, crowdLimits.recipients)) as [
    string[],
    string[],
  ];
  const recipients = [...to, ...cc, ...idsOf(object["audience"])].flatMap((address) =>
    isPublic(address) ? [] : (canonicalUri(ctx, address)?.uri ?? []),
  );
  const reachesFollowers = followers !== "" && recipients.includes(followers);
  const audience = to.some(isPublic)
    ? "public"
    : cc.some(isPublic)
      ? "quiet"
      : reachesFollowers
        ? "followers"
        : "direct";
  return { audience, recipients: [...new Set(recipients)] };
}

/** Whether an object names more people or words than anybody would. */
export function isCrowd(object: Node): boolean {
  const addressed = ["to", "cc", "bto", "bcc", "audience"].flatMap((name) => idsOf(object[name]));
  return addressed.length > crowdLimits.recipients || nodesOf(object["tag"]).length > crowdLimits.tags;
}

/** Who may do something with a post, of an interaction policy (GoToSocial, FEP-044f): the widest it names. */
export function toPolicy(policy: unknown, followers: string): "everyone" | "followers" | "ask" | "nobody" | undefined {
  const [rule] = nodesOf(policy);
  if (!rule) return undefined;
  const given = (...names: readonly string[]) => names.flatMap((name) => idsOf(rule[name]));
  const automatic = given("automaticApproval", "always");
  if (automatic.some(isPublic)) return "everyone";
  if (followers && automatic.includes(followers)) return "followers";
  return given("manualApproval", "approvalRequired", "withApproval").length > 0 ? "ask" : "nobody";
}
