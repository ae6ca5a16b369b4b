/** Kinds of news by the names apps know; of other kinds they hear nothing. */
export const appTypeOf: Readonly<Record<string, string>> = {
  mention: "mention",
  reply: "mention",
  like: "favourite",
  share: "reblog",
  follow: "follow",
  "follow-request": "follow_request",
  quote: "quote",
  "poll-ended": "poll",
};
export const allAppKinds: readonly string[] = Object.keys(appTypeOf);
