/**
 * The contexts that servers send which people use. None is ever fetched: what we read is spelled as ActivityStreams spells it.
 * Another context could make a document mean one thing to its signer and another to us, so it is refused.
 */
const known = new Set([
  "https://www.w3.org/ns/activitystreams",
  "http://www.w3.org/ns/activitystreams",
  "https://w3id.org/security/v1",
  "https://w3id.org/security/v2",
  "https://w3id.org/security/data-integrity/v1",
  "https://w3id.org/security/data-integrity/v2",
  "https://w3id.org/security/multikey/v1",
  "https://w3id.org/identity/v1",
  "https://w3id.org/did/v1",
  "https://www.w3.org/ns/did/v1",
  "https://www.w3.org/ns/credentials/v2",
  "https://w3id.org/fep/5711",
  "https://w3id.org/fep/7aa9",
  "https://w3id.org/fep/044f",
  "https://w3id.org/fep/ef61",
  "https://purl.archive.org/socialweb/webfinger",
  "https://purl.archive.org/socialweb/blocked",
  "https://purl.archive.org/socialweb/miscellany",
  "https://purl.archive.org/miscellany",
  "https://join-lemmy.org/context.json",
  "https://docs.joinmastodon.org/spec/activitypub",
  "https://gotosocial.org/ns",
  "https://joinpeertube.org/ns",
  "https://pixelfed.org/ns",
  "https://funkwhale.audio/ns",
  "https://litepub.social/litepub/context.jsonld",
  "https://web-payments.org/contexts/security-v1.jsonld",
  "https://schema.org",
  "http://schema.org",
]);
/** Written at the sender's own address, always of this name. */
const ofServers = /^https:\/\/[^/?#@]+\/(?:schemas\/litepub-0\.1\.jsonld|apschema\/v1\.\d+|contexts\.jsonld)$/;

export const isKnownContext = (address: string): boolean =>
  known.has(address.replace(/\/$/, "")) || ofServers.test(address);

const AS = "https://www.w3.org/ns/activitystreams#";
const SECURITY = "https://w3id.org/security#";
const home = (terms: string, namespace: string, prefix: string) =>
  terms.split(" ").map((term) => [term, new Set([`${namespace}${term}`, `${prefix}:${term}`, term])] as const);

/** The words we read, and what each has always meant. A document cannot give them another meaning. */
export const coreTerms: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...home(
    "actor object target origin result to cc bto bcc audience attributedTo attachment content contentMap summary summaryMap name nameMap " +
      "published updated startTime endTime closed oneOf anyOf inReplyTo replies url href tag icon image mediaType first next last prev partOf " +
      "items orderedItems totalItems formerType deleted preferredUsername outbox followers following liked shares likes endpoints sharedInbox " +
      "source generator",
    AS,
    "as",
  ),
  ...home(
    "publicKey owner publicKeyPem assertionMethod verificationMethod proof proofValue proofPurpose cryptosuite controller publicKeyMultibase",
    SECURITY,
    "sec",
  ),
  ["inbox", new Set(["ldp:inbox", "http://www.w3.org/ns/ldp#inbox", `${AS}inbox`, "as:inbox"])],
  ["id", new Set(["@id"])],
  ["type", new Set(["@type"])],
]);
/** Prefixes that stand in those meanings. */
export const corePrefixes: ReadonlyMap<string, string> = new Map([
  ["as", AS],
  ["sec", SECURITY],
  ["ldp", "http://www.w3.org/ns/ldp#"],
]);
