import { markUp } from "#platform/marked-text";

/** Plain words as HTML, with their paragraphs, line ends and addresses. */
export const toParagraphs = (words: string): string => markUp(words, new Set());
