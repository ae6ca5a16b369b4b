/** A process that makes one picture: the job as its argument, the outcome and its cost as JSON on standard output. Its folder is the one it starts in. */
import { type Job, makeVariants } from "./make-variants.ts";

try {
  const made = await makeVariants(JSON.parse(process.argv[2] ?? "") as Job, process.cwd());
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
  process.stdout.write(JSON.stringify({ made, cost }));
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  process.stdout.write(
    JSON.stringify({ trouble: isFull ? "noRoom" : /pixel limit/.test(message) ? "tooManyPixels" : "unreadable" }),
  );
}
