/** JSON of a document, as it goes out. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Everyone, as ActivityPub says it (ActivityPub, 5.6). */
export const PUBLIC = "https://www.w3.org/ns/activitystreams#Public";
export const ACTIVITY_TYPE = "application/activity+json";

/**
 * What the words of our documents mean. Terms of our own making there are none: each is the one that Mastodon, GoToSocial,
 * Misskey or a FEP uses, so that nobody need know us.
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

/** A document by itself: what is inside another has no context of its own. */
export const alone = (document: JsonObject): JsonObject => ({ "@context": CONTEXT, ...document });
