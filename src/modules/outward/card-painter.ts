/** A process that paints one card: its words as JSON on standard input, the PNG on standard output. */
import { json } from "node:stream/consumers";
import { type CardWords, paintCard } from "./paint-card.ts";

process.stdout.write(await paintCard((await json(process.stdin)) as CardWords, process.argv[2] ?? ""));
