import type { Selectable } from "kysely";
import type { DemandsTable } from "#platform/schema";

type Row = Selectable<DemandsTable>;
export type DemandKind = Row["kind"];
export type Openness = Row["openness"];
export type Category = Row["category"];
export type Status = Row["status"];

export const demandKinds = ["report", "petition"] as const satisfies readonly DemandKind[];
export const opennesses = ["open", "anonymous", "confidential"] as const satisfies readonly Openness[];
export const categories = [
  "road",
  "water",
  "health",
  "school",
  "waste",
  "power",
  "safety",
  "aid",
  "environment",
  "work",
  "other",
] as const satisfies readonly Category[];

/** Every limit of demands. Lengths count Unicode code points. */
export const demandLimits = {
  title: 120,
  what: 5000,
  ask: 1000,
  who: 500,
  evidence: 1000,
  place: 120,
  goal: 10_000_000,
} as const;

/** What somebody asks for, whole. */
export type DemandDraft = {
  readonly kind: DemandKind;
  readonly title: string;
  readonly what: string;
  readonly ask: string;
  readonly openness?: Openness;
  readonly who?: string;
  readonly evidence?: string;
  readonly category?: Category;
  readonly place?: string;
  readonly point?: { readonly latitude: number; readonly longitude: number } | undefined;
  readonly since?: string | undefined;
  readonly language?: string;
  readonly goal?: number | undefined;
  readonly deadline?: string | undefined;
  readonly addressee?: { readonly id: string } | undefined;
  /** The group it is made in; its author belongs to it. */
  readonly group?: { readonly id: string } | undefined;
};
