import type { Question } from "../../asking/queries.ts";

/**
 * Whether answers by person are open to whoever sees the question. While it goes on they are to nobody: who fetched them before and
 * after a neighbour answered would know what they said. In closed groups they stay with who looks after the question.
 */
export const mayReadAnswers = ({ isOver, group, tends }: Pick<Question, "isOver" | "group" | "tends">): boolean =>
  isOver && (!group?.isClosed || tends);
