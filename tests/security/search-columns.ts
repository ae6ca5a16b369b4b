/** The columns of text by which people, posts and tags are found. */
export const searchColumns = {
  "accounts.skills": "bait",
  "collections.description": "bait",
  "collections.name": "bait",
  "followed_tags.tag": "choice",
  "lists.name": "bait",
  "name_shapes.handle_shape": "unseen",
  "name_shapes.name_shape": "unseen",
  "name_shapes.plain_name": "unseen",
  "name_words.word": "unseen",
  "people_words.sound": "unseen",
  "tags.tag": "choice",
} as const;
