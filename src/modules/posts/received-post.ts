import type { Post } from "./queries.ts";
import type { QuotePolicy } from "./quote-rules.ts";
import type { Audience, ReplyPolicy } from "./rules.ts";

/** A picture, film or sound that lies at another server. */
export type ReceivedMedia = {
  readonly url: string;
  readonly kind: "image" | "video" | "audio" | "unknown";
  readonly media_type: string;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly blurhash: string;
};

/** A poll of another server, which counts its own votes. */
export type ReceivedPoll = {
  readonly multiple: boolean;
  readonly endsAt: Date;
  readonly options: readonly { readonly text: string; readonly count: number }[];
  readonly voters: number;
};

/** A post as another server gave it, read and within our limits. */
export type ReceivedPost = {
  /** Its name among servers. */
  readonly uri: string;
  readonly url: string;
  readonly kind: Post["kind"];
  readonly title: string;
  readonly text: string;
  /** Clean. */
  readonly html: string;
  readonly warning: string;
  readonly language: string;
  readonly audience: Exclude<Audience, "local">;
  /** The group it is said in, where that group took it. */
  readonly groupId?: string | undefined;
  readonly replyPolicy: ReplyPolicy;
  readonly quotePolicy: QuotePolicy;
  readonly published: Date;
  readonly edited: Date | undefined;
  readonly parentUri: string | undefined;
  readonly quotedUri: string | undefined;
  /** What is said to give leave to quote. */
  readonly stampUri: string | undefined;
  /** Ids of the people it names whom we know. */
  readonly mentioned: readonly string[];
  readonly tags: readonly string[];
  readonly media: readonly ReceivedMedia[];
  readonly poll: ReceivedPoll | undefined;
};
