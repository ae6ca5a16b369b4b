import type { PostCard } from "#modules/posts";

/** A poll; its id is that of its post. Counts a reader may not know yet are absent. */
export function toPoll(postId: string, poll: NonNullable<PostCard["poll"]>) {
  const counts = poll.options.map(({ votes }) => votes);
  const known = counts.every((votes) => votes !== null);
  return {
    id: postId,
    expires_at: poll.ends_at.toISOString(),
    expired: poll.ended,
    multiple: poll.multiple,
    votes_count: known ? counts.reduce((sum: number, votes) => sum + (votes ?? 0), 0) : poll.voters,
    voters_count: poll.voters,
    voted: poll.voted,
    own_votes: poll.options.flatMap(({ mine }, place) => (mine ? [place] : [])),
    options: poll.options.map(({ text, votes }) => ({ title: text, votes_count: votes })),
    emojis: [],
  };
}
