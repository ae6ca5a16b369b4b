/** A thread that draws opinion maps: it keeps the votes of the questions it was last asked about, and is told only what changed. */
import { getPriority, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import type { Answered, Asked } from "../../../../platform/threads.ts";
import { KeptQuestions } from "./kept-questions.ts";
import type { DrawerQuestion } from "./messages.ts";

/** Whoever waits for a page comes first where processors are few. On Linux this is the thread's own; elsewhere it would be the server's. */
const NICE = 15;
if (process.platform === "linux" && getPriority() < NICE) setPriority(NICE);

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
