import type { Child } from "hono/jsx";
import type { Shell } from "./shell.tsx";
import { words } from "./words.ts";

export type NoticeKind = "info" | "ok" | "warn" | "bad";

/** A message set apart. A failure is read out at once (`alert`), all else in its turn (`status`). */
export function Notice(props: { kind: NoticeKind; title?: string; children?: Child }) {
  return (
    <div class={props.kind === "info" ? "note" : `note ${props.kind}`} role={props.kind === "bad" ? "alert" : "status"}>
      {props.title && (
        <p>
          <b>{props.title}</b>
        </p>
      )}
      {props.children}
    </div>
  );
}

/** On top of a form that came back: what is wrong, each linked to its field. Nothing when nothing is wrong. */
export function Problems({ shell, errors }: { shell: Shell; errors: Readonly<Record<string, string>> }) {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <Notice kind="bad" title={words(shell.reader.locale)("problems", { count: entries.length })}>
      <ul>
        {entries.map(([name, message]) => (
          <li>{name === "form" ? message : <a href={`#f-${name}`}>{message}</a>}</li>
        ))}
      </ul>
    </Notice>
  );
}
