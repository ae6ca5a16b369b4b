import type { Child } from "hono/jsx";
import type { PictureMode } from "../platform/reader.ts";

/** A person as any list shows one. `href` leads to the profile; `handle` is written as people say it, with its @. */
export type Person = { readonly name: string; readonly handle: string; readonly href: string };

/**
 * A disc with a person's initials: a face without a byte of picture; or their photo, by its stem, for those who chose that.
 * Hidden from screen readers, since the name stands beside it.
 */
export function Avatar({ name, big, picture }: { name: string; big?: boolean; picture?: string | undefined }) {
  if (picture) {
    const size = big ? 320 : 96;
    const address = `/media/${picture}-${size}.webp`;
    return <img class={big ? "av big" : "av"} src={address} width={size} height={size} alt="" loading="lazy" />;
  }
  return (
    <span class={big ? "av big" : "av"} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** The broad picture on top of a profile, as small as the reader likes it. */
export function Cover({ picture, mode }: { picture: string; mode: PictureMode }) {
  if (!picture || mode === "saver") return null;
  const address = `/media/${picture}-${mode === "rich" ? 720 : 320}.webp`;
  return <img class="cover" src={address} width={720} height={240} alt="" loading="lazy" />;
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
