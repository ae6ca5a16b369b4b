export { askQuestion } from "./asking/ask-question.ts";
export { getQuestion, listQuestions, type Question } from "./asking/queries.ts";
export { questionThing } from "./asking/reported.ts";
export { type QuestionDraft } from "./asking/rules.ts";
export { questionIn, questionUri, statementIn, statementUri } from "./hearing/address-of.ts";
export { findAsked, findProposed } from "./hearing/find-proposed.ts";
export {
  findToldQuestion,
  listTold,
  listToldAfter,
  type ToldQuestion,
  type ToldStatement,
} from "./hearing/find-told.ts";
export { hearReply } from "./hearing/hear-reply.ts";
export { receiveOpinion } from "./hearing/receive-opinion.ts";
export { takeBackVotes } from "./hearing/take-back.ts";
export { drawQuestion } from "./map/keep/draw-question.ts";
export { type OpinionMap } from "./map/opinion-map.ts";
export { drawQuestionCard } from "./result/draw-card.tsx";
export { deliberationRoutes } from "./routes.ts";
export { addStatement } from "./statements/add-statement.ts";
export { getStatement, listStatements, type Statement } from "./statements/queries.ts";
export { receiveStatement } from "./statements/receive-statement.ts";
export { whyRefused } from "./statements/why-refused.ts";
export { withdrawStatement } from "./statements/withdraw-statement.ts";
export { deliberationListeners, deliberationSchedule, deliberationTasks } from "./tasks.ts";
export { castVote } from "./voting/cast-vote.ts";
export { leaveQuestions } from "./voting/leave-questions.ts";
export { type Vote, type Voter, whyNot } from "./voting/rules.ts";
