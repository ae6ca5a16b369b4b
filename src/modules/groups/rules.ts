import type { Selectable } from "kysely";
import { z } from "zod";
import { handleField, line, nameField, prose } from "#modules/accounts";
import type { GroupMembersTable, GroupsTable } from "#platform/schema";

export type Access = GroupsTable["access"];
export type Role = Selectable<GroupMembersTable>["role"];
export type MemberState = GroupMembersTable["state"];

/** Who reads a group and who is let in, widest first. */
export const accesses = ["public", "announce", "private", "invite"] as const satisfies readonly Access[];
export const roles = ["member", "helper", "organiser", "owner"] as const satisfies readonly Role[];

/** Every limit of groups. Lengths count Unicode code points. */
export const groupLimits = {
  /** Groups one person owns. */
  owned: 20,
  about: 500,
  place: 80,
  question: 300,
  answer: 500,
  agreement: 5000,
  library: 500,
  topics: 12,
  topic: 40,
  pinned: 3,
  reason: 500,
  invites: 20,
  inviteUses: 100,
  inviteDays: 30,
} as const;

/** Whether only members read what is said in it. */
export const isClosed = ({ access }: { readonly access: Access }): boolean =>
  access === "private" || access === "invite";

/** Whether a role lets people in, hides and pins posts, changes the group. */
export const mayOrganise = (role: Role | undefined): boolean => role === "organiser" || role === "owner";
/** A helper lets people in, and ends answers that go wrong; nothing that cannot be mended by an organiser. */
export const mayHelp = (role: Role | undefined): boolean => role === "helper" || mayOrganise(role);

const accessField = z.enum(accesses, "unknownChoice");
const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

export const nameStep = z.object({ name: nameField, about: prose(groupLimits.about).default("") });
export const handleStep = nameStep.extend({ handle: handleField });
/** How people come in: the same when it is made and when it is changed. */
export const doorFields = {
  access: accessField,
  approves: ticked,
  question: line(groupLimits.question).default(""),
  agreement: prose(groupLimits.agreement).default(""),
  place: line(groupLimits.place).default(""),
};
export const accessStep = nameStep.extend({ access: accessField });
export const groupForm = handleStep.extend(doorFields);
export type GroupDraft = z.infer<typeof groupForm>;

export const joinForm = z.object({
  answer: prose(groupLimits.answer).default(""),
  agree: ticked,
  invite: z.string().max(60).default(""),
});

const unique = (names: readonly string[]) => [...new Set(names)];
const topicNames = z
  .string("required")
  .transform((text) =>
    unique(
      text
        .split("\n")
        .map((name) =>
          name
            .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
            .replace(/\s+/g, " ")
            .trim(),
        )
        .filter(Boolean),
    ),
  )
  .refine((names) => names.length <= groupLimits.topics, "tooManyTopics")
  .refine((names) => names.every((name) => [...name].length <= groupLimits.topic), "topicLong");

const library = line(groupLimits.library)
  .default("")
  .refine((address) => address === "" || /^https?:\/\/[^\s/]+/.test(address), "addressShape");
export const changeForm = nameStep.extend({ ...doorFields, library });
export type GroupChange = z.infer<typeof changeForm>;
export const topicsForm = z.object({ topics: topicNames });
export const inviteForm = z.object({
  handle: z
    .string("required")
    .trim()
    .toLowerCase()
    .transform((text) => text.replace(/^@/, ""))
    .pipe(z.string().min(1, "required").max(60, "tooLong")),
});
export const roleForm = z.object({ role: z.enum(roles, "unknownChoice") });
const reason = prose(groupLimits.reason).refine((text) => text.length > 0, "required");
export const removalForm = z.object({ reason, ban: ticked });
export const hidingForm = z.object({ reason });
