import type { Shell } from "./shell.tsx";
import { Tabs } from "./tabs.tsx";
import { words } from "./words.ts";

/** What a member's own circle says, and what everyone here says: one press apart. Guests have both in the bar. */
export function PlaceTabs({ shell, current }: { shell: Shell; current: "home" | "around" }) {
  const t = words(shell.reader.locale);
  if (!shell.reader.viewer) return null;
  return (
    <Tabs
      label={t("home")}
      tabs={[
        { href: "/", label: t("home"), current: current === "home" },
        { href: "/community", label: t("around"), current: current === "around" },
      ]}
    />
  );
}
