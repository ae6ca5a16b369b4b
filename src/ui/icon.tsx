import type { Shell } from "./shell.tsx";

/** Every symbol of icons.svg; icons.test.ts holds the two together. */
export const iconNames = [
  "gaung",
  "home",
  "around",
  "write",
  "bell",
  "me",
  "search",
  "settings",
  "next",
  "back",
  "reply",
  "share",
  "heart",
  "hearted",
  "more",
  "bookmark",
  "bookmarked",
  "pin",
  "edit",
  "trash",
  "flag",
  "check",
  "photo",
  "globe",
  "quiet",
  "followers",
  "house",
  "lock",
  "pray",
  "cheer",
  "thanks",
] as const;
export type IconName = (typeof iconNames)[number];

/** A picture beside a word. Without `label` it is hidden from screen readers, since the word says it already. */
export function Icon({ shell, name, label }: { shell: Shell; name: IconName; label?: string }) {
  const href = `${shell.assets.iconsPath}#${name}`;
  return label ? (
    <svg role="img" aria-label={label}>
      <use href={href} />
    </svg>
  ) : (
    <svg aria-hidden="true">
      <use href={href} />
    </svg>
  );
}
