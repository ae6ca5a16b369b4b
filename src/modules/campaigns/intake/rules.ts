import type { Selectable } from "kysely";
import { z } from "zod";
import { clean } from "#platform/http/form";
import type { IntakeGatewaysTable } from "#platform/schema";

export type Gateway = Selectable<IntakeGatewaysTable>;
export type Channel = Gateway["channel"];
export const channels = ["sms", "whatsapp", "mail"] as const satisfies readonly Channel[];

/** Every limit of messages that come in. Lengths count Unicode code points. */
export const intakeLimits = { name: 60, gateways: 20, from: 254, id: 200, text: 5000, bytes: 1_048_576 } as const;

/** One message, as a gateway brings it; `id` is the gateway's own name for it. */
export type Message = { readonly from: string; readonly text: string; readonly id: string };

export const gatewayForm = z.object({
  name: z
    .string("required")
    .transform((typed) => typed.replace(/\s+/g, " ").trim())
    .refine((typed) => typed.length > 0, "required")
    .refine((typed) => [...typed].length <= intakeLimits.name, "tooLong"),
  channel: z.enum(channels, "unknownChoice"),
  daily_limit: z
    .string("required")
    .trim()
    .regex(/^([1-9]\d{0,4}|100000)$/, "dailyLimit")
    .transform(Number),
});

const said = (longest: number) =>
  z
    .string()
    .max(longest * 2)
    .transform((text) => clean(text).trim())
    .refine((text) => [...text].length <= longest);

/** What a message needs. Words that are too long are cut, since whoever sent them is not there to be asked. */
export const messageForm = z.object({
  from: said(intakeLimits.from).refine((from) => from.length > 0),
  id: said(intakeLimits.id).refine((id) => id.length > 0),
  text: z.string().transform((text) => [...clean(text).trim()].slice(0, intakeLimits.text).join("")),
});

/** Whether somebody can be answered: a phone number, or an address of mail; not the short numbers of services, nor groups. */
export const isSomebody = (channel: Channel, from: string): boolean =>
  channel === "mail" ||
  (/^\+?\d[\d\s().-]{6,20}(@(c\.us|s\.whatsapp\.net|lid))?$/.test(from) && /(\d\D*){7}/.test(from));
