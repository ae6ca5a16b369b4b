/** In what part somebody acts on a trail. */
export type Part = "author" | "signer" | "organiser" | "addressee" | "moderator" | "server";

/** What an entry of the trail says, in plain values; at most some 20,000 bytes. */
export type Said = Readonly<Record<string, string | number | boolean | null>>;
