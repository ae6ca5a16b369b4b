// npm run -s opinion-map -- votes.csv [--out 3,7,12] [--groups groups.csv]: the opinion map of votes (participant, comment, vote)
// as one JSON object on standard output. docs/methods/opinion-maps.md says what it holds. A broken file is one sentence and exit 2.
import { mapOfFiles } from "../src/modules/deliberation/map/csv/map-of-files.ts";

// Whoever reads only the beginning, as `head` does, has read enough.
process.stdout.on("error", () => {});
try {
  const { map, notes } = mapOfFiles(process.argv.slice(2));
  for (const note of notes) process.stderr.write(`${note}\n`);
  process.stdout.write(`${JSON.stringify(map)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message.replaceAll(/\s*\n\s*/g, " ") : String(error)}\n`);
  process.exitCode = 2;
}
