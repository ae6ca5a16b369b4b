import type { Shell } from "./shell.tsx";
import { Tabs } from "./tabs.tsx";
import { words } from "./words.ts";

/** What reaches a person, in parts: the tabs above news and messages. */
export function NewsTabs({ shell, current }: { shell: Shell; current: "news" | "mentions" | "messages" | "requests" }) {
  const t = words(shell.reader.locale);
  const fresh = shell.unreadMessages ?? 0;
  return (
    <Tabs
      label={t("news")}
      tabs={[
        { href: "/notifications", label: t("news"), current: current === "news" },
        { href: "/mentions", label: t("mentions"), current: current === "mentions" },
        {
          href: "/messages",
          label: fresh > 0 ? t("messagesNew", { count: fresh }) : t("messages"),
          current: current === "messages",
        },
        { href: "/notifications/requests", label: t("requests"), current: current === "requests" },
      ]}
    />
  );
}
