import type { Selectable } from "kysely";
import { z } from "zod";
import { line, prose } from "#modules/accounts";
import { isMailAddress } from "#platform/mail";
import { readId } from "#platform/paging";
import type { AddresseesTable, DemandsTable } from "#platform/schema";
import { categories } from "../demands/rules.ts";

export type Addressee = Selectable<AddresseesTable>;
export type AddresseeKind = Addressee["kind"];
export const addresseeKinds = ["village", "agency", "company", "other"] as const satisfies readonly AddresseeKind[];

export type DemandStatus = Selectable<DemandsTable>["status"];
/** In the order in which a trail comes to them. */
export const statuses = [
  "published",
  "forwarded",
  "acknowledged",
  "answered",
  "working",
  "done",
  "confirmed",
  "reopened",
  "withdrawn",
] as const satisfies readonly DemandStatus[];

/** Every limit of addressees. Lengths count Unicode code points. */
export const addresseeLimits = {
  name: 120,
  about: 500,
  place: 80,
  email: 254,
  /** Alike ones that are shown before another is made. */
  alike: 5,
  /** Hours a token in the mail holds. */
  claimHours: 24,
  /** Days and shares are told from so many on: fewer would tell of single people. */
  fewest: 5,
  /** Made by one person in a day. */
  perDay: 10,
} as const;

const nameField = line(addresseeLimits.name).refine((name) => name.length > 0, "required");
const emailField = z
  .string()
  .default("")
  .transform((text) => text.trim())
  .refine((text) => text === "" || isMailAddress(text), "mailAddress");
const ticked = z
  .string()
  .optional()
  .transform((value) => value === "on");

const fields = {
  name: nameField,
  kind: z.enum(addresseeKinds, "unknownChoice"),
  place: line(addresseeLimits.place).default(""),
  about: prose(addresseeLimits.about).default(""),
  email: emailField,
};

/** A new one; `sure` says that none of those alike is meant. */
export const proposalForm = z.object({ ...fields, sure: ticked });
/** A correction by a moderator; only an administrator confirms the address and names the organisation. */
export const correctionForm = z.object({
  ...fields,
  confirmed: ticked,
  organisation: line(31)
    .default("")
    .transform((handle) => handle.replace(/^@/, "").toLowerCase()),
});
export const mergeForm = z.object({
  into: z
    .string("required")
    .transform((text) => readId(/(\d{1,19})\/?$/.exec(text.trim())?.[1]) ?? "")
    .refine((id) => id !== "", "unknownAddressee"),
});
export const answererForm = z.object({
  handle: line(31)
    .transform((handle) => handle.replace(/^@/, "").toLowerCase())
    .refine((handle) => handle.length > 0, "required"),
});
export const routeForm = z
  .object({
    addressee: z.string("required").refine((id) => readId(id) !== undefined, "unknownAddressee"),
    category: z.enum(["", ...categories], "unknownChoice").default(""),
    place: line(addresseeLimits.place).default(""),
  })
  .refine(({ category, place }) => category !== "" || place !== "", { path: ["place"], message: "routeEmpty" });

export type Proposal = Omit<z.infer<typeof proposalForm>, "sure">;
export type Correction = z.infer<typeof correctionForm>;
export type Route = z.infer<typeof routeForm>;
