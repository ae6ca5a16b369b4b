import type { Child } from "hono/jsx";

/** A person as any list shows one. `href` leads to the profile; `handle` is written as people say it, with its @. */
export type Person = { readonly name: string; readonly handle: string; readonly href: string };

/** A disc with a person's initials: a face without a byte of picture. Hidden from screen readers, since the name stands beside it. */
export function Avatar({ name, big }: { name: string; big?: boolean }) {
  return (
    <span class={big ? "av big" : "av"} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** The first letters of the first two words: Siti Rahmah is SR, Hartono is H, drh. Maya Sari is DM. */
export function initials(name: string): string {
  const letters = Array.from(name.matchAll(/(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}]/gu), ([letter]) => letter);
  return letters.slice(0, 2).join("").toLocaleUpperCase("id") || "?";
}

/** A list of people; put PersonRow into it. */
export function PersonList({ children }: { children?: Child }) {
  return <ul class="list">{children}</ul>;
}

/** One person, with room for a line about them (`note`) and for a button (children). */
export function PersonRow({ person, note, children }: { person: Person; note?: Child; children?: Child }) {
  return (
    <li>
      <a href={person.href}>
        <Avatar name={person.name} />{" "}
        <span>
          <b dir="auto">{person.name}</b> <span class="q">{person.handle}</span> {note && <span class="q">{note}</span>}
        </span>
      </a>
      {children}
    </li>
  );
}
