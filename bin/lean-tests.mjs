// node:test follows every promise the application makes, so that it can name the test in which something was not awaited: a
// quarter of all its work. In a run of all tests such an error is told by its file, which fails as well. A file that is
// run by its name has the whole.
import { createHook } from "node:async_hooks";
import { isMainThread } from "node:worker_threads";

const kindOfHook = Object.getPrototypeOf(createHook({}));
const { enable } = kindOfHook;
kindOfHook.enable = function enableUnlessOfTests() {
  const [, , caller] = new Error().stack.split("\n");
  return caller?.includes("node:internal/test_runner/") ? this : enable.call(this);
};
if (isMainThread)
  for (const event of ["uncaughtExceptionMonitor", "unhandledRejection"])
    process.on(event, (error) => console.error(`In ${process.argv[1]}:`, error));
