/** A thread that draws opinion maps: it keeps the votes of the questions it was last asked about, and is told only what changed. */
import { parentPort } from "node:worker_threads";
import type { Answered, Asked } from "../../../../platform/threads.ts";
import { KeptQuestions } from "./kept-questions.ts";
import type { DrawerQuestion } from "./messages.ts";

const kept = new KeptQuestions();

parentPort?.on("message", ({ number, question }: Asked) => {
  parentPort?.postMessage({ number, ...answer(question as DrawerQuestion) } satisfies Answered, []);
});

function answer(question: DrawerQuestion): Pick<Answered, "answer" | "trouble"> {
  try {
    return { answer: question.kind === "since" ? kept.since(question.questionId) : kept.draw(question) };
  } catch (error) {
    return { trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
