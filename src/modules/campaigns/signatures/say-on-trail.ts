import type { Locale } from "#platform/i18n";
import { words } from "./words.ts";

/** How the trail tells that signatures were taken out of the count, or count again; undefined for what is not ours to tell. */
export function sayOnTrail(
  locale: Locale,
  entry: { readonly kind: string; readonly said: Readonly<Record<string, unknown>> | null },
): string | undefined {
  if (entry.kind !== "signatures-invalidated" && entry.kind !== "signatures-restored") return undefined;
  const key = entry.kind === "signatures-restored" ? "trail.restored" : "trail.invalidated";
  return words(locale)(key, { count: Number(entry.said?.["counted"] ?? 0) });
}
