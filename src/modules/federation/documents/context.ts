/** JSON of a document, as it goes out. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Everyone, as ActivityPub says it (ActivityPub, 5.6). */
export const PUBLIC = "https://www.w3.org/ns/activitystreams#Public";
export const ACTIVITY_TYPE = "application/activity+json";

/**
 * What the words of our documents mean: each is the one that Mastodon, GoToSocial, Misskey or a FEP uses, so that nobody need
 * know us. Terms of our own making are in `VOICE` alone.
 */
export const CONTEXT = [
  "https://www.w3.org/ns/activitystreams",
  "https://w3id.org/security/v1",
  "https://w3id.org/security/data-integrity/v1",
  "https://w3id.org/security/multikey/v1",
  {
    toot: "http://joinmastodon.org/ns#",
    schema: "http://schema.org#",
    gts: "https://gotosocial.org/ns#",
    misskey: "https://misskey-hub.net/ns#",
    ostatus: "http://ostatus.org#",
    sensitive: "as:sensitive",
    Hashtag: "as:Hashtag",
    quoteUrl: "as:quoteUrl",
    quoteUri: "http://fedibird.com/ns#quoteUri",
    _misskey_quote: "misskey:_misskey_quote",
    conversation: "ostatus:conversation",
    manuallyApprovesFollowers: "as:manuallyApprovesFollowers",
    movedTo: { "@id": "as:movedTo", "@type": "@id" },
    alsoKnownAs: { "@id": "as:alsoKnownAs", "@type": "@id" },
    PropertyValue: "schema:PropertyValue",
    value: "schema:value",
    discoverable: "toot:discoverable",
    indexable: "toot:indexable",
    suspended: "toot:suspended",
    lemmy: "https://join-lemmy.org/ns#",
    postingRestrictedToMods: "lemmy:postingRestrictedToMods",
    Lock: "lemmy:Lock",
    sm: "http://smithereen.software/ns#",
    accessType: "sm:accessType",
    featured: { "@id": "toot:featured", "@type": "@id" },
    blurhash: "toot:blurhash",
    votersCount: "toot:votersCount",
    quote: { "@id": "https://w3id.org/fep/044f#quote", "@type": "@id" },
    quoteAuthorization: { "@id": "https://w3id.org/fep/044f#quoteAuthorization", "@type": "@id" },
    QuoteRequest: "https://w3id.org/fep/044f#QuoteRequest",
    QuoteAuthorization: "https://w3id.org/fep/044f#QuoteAuthorization",
    interactionPolicy: { "@id": "gts:interactionPolicy", "@type": "@id" },
    canQuote: { "@id": "gts:canQuote", "@type": "@id" },
    canReply: { "@id": "gts:canReply", "@type": "@id" },
    canLike: { "@id": "gts:canLike", "@type": "@id" },
    canAnnounce: { "@id": "gts:canAnnounce", "@type": "@id" },
    automaticApproval: { "@id": "gts:automaticApproval", "@type": "@id" },
    manualApproval: { "@id": "gts:manualApproval", "@type": "@id" },
    interactingObject: { "@id": "gts:interactingObject", "@type": "@id" },
    interactionTarget: { "@id": "gts:interactionTarget", "@type": "@id" },
  },
] as const;

/**
 * The words of demands and of signatures under them, which nobody had before us. Their names lie under a UUID, since a domain may
 * be lost and its words with it.
 */
const VOICE = {
  gaung: "urn:uuid:7a2c9d54-0c1e-4f0e-9b7a-5d1f6a3e8c42#",
  demand: "gaung:demand",
  Petition: "gaung:Petition",
  Report: "gaung:Report",
  Signature: "gaung:Signature",
  addressee: "gaung:addressee",
  goal: "gaung:goal",
  demandStatus: "gaung:demandStatus",
  textHash: "gaung:textHash",
  signatures: "gaung:signatures",
} as const;

/** The words of questions that make a map of opinions, and of votes on their statements. */
const OPINION = {
  gaung: VOICE.gaung,
  opinionQuestion: "gaung:opinionQuestion",
  OpinionQuestion: "gaung:OpinionQuestion",
  OpinionVote: "gaung:OpinionVote",
  Statement: "gaung:Statement",
  statements: { "@id": "gaung:statements", "@type": "@id" },
  number: "gaung:number",
  language: "schema:inLanguage",
  participants: "gaung:participants",
  opinion: "gaung:opinion",
  acceptsStatements: "gaung:acceptsStatements",
  reason: "gaung:reason",
} as const;

/** The words of events, as Mobilizon and schema.org have them. */
const EVENT = {
  mz: "https://joinmobilizon.org/ns#",
  ical: "http://www.w3.org/2002/12/cal/ical#",
  timezone: "mz:timezone",
  joinMode: "mz:joinMode",
  participantCount: "mz:participantCount",
  commentsEnabled: "mz:commentsEnabled",
  anonymousParticipationEnabled: "mz:anonymousParticipationEnabled",
  isOnline: "mz:isOnline",
  category: "schema:category",
  eventStatus: "schema:eventStatus",
  maximumAttendeeCapacity: "schema:maximumAttendeeCapacity",
  remainingAttendeeCapacity: "schema:remainingAttendeeCapacity",
  PostalAddress: "schema:PostalAddress",
  address: "schema:address",
  streetAddress: "schema:streetAddress",
  addressCountry: "schema:addressCountry",
} as const;

/** A document by itself: what is inside another has no context of its own. Words that it has no use for are not explained. */
export function alone(document: JsonObject): JsonObject {
  const inside = typeof document["object"] === "object" ? (document["object"] as JsonObject) : document;
  const isVoice = "demand" in inside || inside["type"] === "Signature";
  const isOpinion =
    "opinionQuestion" in inside ||
    inside["type"] === "OpinionVote" ||
    inside["type"] === "Statement" ||
    "reason" in document;
  const more = isOpinion ? [OPINION] : isVoice ? [VOICE] : inside["type"] === "Event" ? [EVENT] : [];
  return { "@context": [...CONTEXT, ...more], ...document };
}
