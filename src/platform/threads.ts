import { Worker } from "node:worker_threads";

/**
 * What takes long to compute is computed in threads of their own, one for each file, so that the server answers meanwhile. A thread
 * begins when it is first asked, and ends when nobody has asked it for a while.
 */
export type Threads = {
  /** @throws Error with what the thread threw, or when it ended before it answered */
  readonly ask: <Answer>(file: string, question: unknown) => Promise<Answer>;
  readonly stop: () => Promise<void>;
};

export type Asked = { readonly number: number; readonly question: unknown };
export type Answered = { readonly number: number; readonly answer?: unknown; readonly trouble?: string };

type Waiting = { readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void };
type Thread = { readonly worker: Worker; readonly waiting: Map<number, Waiting>; idle?: NodeJS.Timeout };

const IDLE_MS = 120_000;

export function makeThreads(idleMs = IDLE_MS): Threads {
  const threads = new Map<string, Thread>();
  let number = 0;
  let isOver = false;

  function begin(file: string): Thread {
    const worker = new Worker(file, { execArgv: [] });
    const thread: Thread = { worker, waiting: new Map() };
    const end = (error: Error) => {
      if (threads.get(file) === thread) threads.delete(file);
      for (const { reject } of thread.waiting.values()) reject(error);
      thread.waiting.clear();
    };
    worker.on("message", ({ number, answer, trouble }: Answered) => {
      const one = thread.waiting.get(number);
      thread.waiting.delete(number);
      if (trouble === undefined) one?.resolve(answer as never);
      else one?.reject(new Error(trouble));
      if (thread.waiting.size > 0) return;
      worker.unref();
      thread.idle = setTimeout(() => {
        threads.delete(file);
        void worker.terminate();
      }, idleMs).unref();
    });
    worker.on("error", (error) => end(error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => end(new Error("The thread ended before it answered")));
    threads.set(file, thread);
    return thread;
  }

  return {
    ask: (file, question) =>
      new Promise((resolve, reject) => {
        if (isOver) return reject(new Error("The server stops"));
        const thread = threads.get(file) ?? begin(file);
        clearTimeout(thread.idle);
        thread.worker.ref();
        thread.waiting.set(++number, { resolve: resolve as Waiting["resolve"], reject });
        thread.worker.postMessage({ number, question } satisfies Asked, []);
      }),
    stop: async () => {
      isOver = true;
      const all = [...threads.values()];
      for (const { idle } of all) clearTimeout(idle);
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    },
  };
}
