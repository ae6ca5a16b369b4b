/** The columns of text by which people, posts and tags are found. */
export const searchColumns = {
  "name_words.word": "unseen",
  "people_words.sound": "unseen",
  "tags.tag": "choice",
} as const;
