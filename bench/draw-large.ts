// A process that draws one made map: people, statements and votes as its arguments; what it took as JSON on standard output.
import { drawMap } from "../src/modules/deliberation/map/draw.ts";
import { gatherVotes } from "../src/modules/deliberation/map/votes.ts";
import { madeVotes } from "./made-votes.ts";

const [people = 0, statements = 0, votes = 0, times = 1] = process.argv.slice(2).map(Number);
const given = madeVotes(people, statements, votes);
const seconds: number[] = [];
let counted = 0;
for (let turn = 0; turn < times; turn++) {
  const begun = performance.now();
  const gathered = gatherVotes(given);
  const drawing = drawMap(gathered, { out: new Uint8Array(statements) });
  seconds.push((performance.now() - begun) / 1000);
  counted = gathered.vote.length;
  if (drawing.found?.sizes.length !== 3) throw new Error("The three minds were not found");
}
process.stdout.write(JSON.stringify({ seconds, counted, megabytes: process.resourceUsage().maxRSS / 1024 }));
