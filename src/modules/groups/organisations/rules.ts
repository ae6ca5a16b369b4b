import { z } from "zod";
import { handleField, line, nameField, prose } from "#modules/accounts";
import type { Role } from "../rules.ts";

/** What people do for an organisation: all of them write in its name. Organisers change its profile too, owners say who. */
export const roles = ["helper", "organiser", "owner"] as const satisfies readonly Role[];
export type OrganisationRole = (typeof roles)[number];

/** Every limit of organisations. Lengths count Unicode code points. */
export const organisationLimits = { name: 60, about: 500, place: 80, owned: 10, people: 50 } as const;

const said = {
  name: nameField,
  about: prose(organisationLimits.about).default(""),
  place: line(organisationLimits.place).default(""),
};
export const organisationForm = z.object({ ...said, handle: handleField });
export const profileForm = z.object(said);
export const roleForm = z.object({
  handle: line(31)
    .transform((handle) => handle.replace(/^@/, "").toLowerCase())
    .refine((handle) => handle.length > 0, "required"),
  role: z.enum(roles, "unknownChoice"),
});

export type OrganisationDraft = z.infer<typeof organisationForm>;
export type RoleDraft = z.infer<typeof roleForm>;
