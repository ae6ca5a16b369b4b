import type { Shell } from "./shell.tsx";
import { words } from "./words.ts";

/** How far one has come: "Langkah 2 dari 4", and the same as strokes for those who do not read it. */
export function Steps({ shell, number, of }: { shell: Shell; number: number; of: number }) {
  return (
    <>
      <p class="hint">{words(shell.reader.locale)("step", { number, of })}</p>
      <div class="steps" aria-hidden="true">
        {Array.from({ length: of }, (_, index) => (
          <i class={index < number ? "on" : undefined} />
        ))}
      </div>
    </>
  );
}
