import { z } from "zod";
import { pictureLimits } from "./rules.ts";

const numbers = Array.from({ length: pictureLimits.perPost }, (_, index) => index + 1);
const pressed = z.string().max(20, "unknown").optional();

/** What a picture is said to show, as people type it. */
export const altField = z
  .string()
  .transform((text) =>
    text
      .replace(/[\u202a-\u202e]/g, "")
      .replace(/\s+/g, " ")
      .trim(),
  )
  .refine((text) => [...text].length <= pictureLimits.alt, "tooLong")
  .default("");

/** The fields of an album in the form one writes in: of each picture its id, its words, and the buttons beside it. */
export const albumFields: Readonly<Record<string, z.ZodType<string | undefined>>> = {
  ...Object.fromEntries(
    numbers.flatMap((number) => [
      [`picture_${number}`, z.string().max(19, "unknown").optional()],
      [`alt_${number}`, altField],
      [`do.up_${number}`, pressed],
      [`do.drop_${number}`, pressed],
    ]),
  ),
  "do.pictures": pressed,
  "do.bare": pressed,
  asked: pressed,
};

/** What a person did with the pictures of a draft. */
export type AlbumEdit = {
  readonly alts: readonly { readonly id: string; readonly alt: string }[];
  readonly up?: string | undefined;
  readonly drop?: string | undefined;
  /** A button that leads back to the form was pressed. */
  readonly stays: boolean;
  /** They were asked for words once, or said that there are none. */
  readonly asked: boolean;
};

export function readAlbum(fields: Readonly<Record<string, unknown>>): AlbumEdit {
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : undefined);
  const shown = numbers.filter((number) => /^\d+$/.test(text(`picture_${number}`) ?? ""));
  const whose = (verb: string) => {
    const number = shown.find((one) => text(`do.${verb}_${one}`) !== undefined);
    return number === undefined ? undefined : text(`picture_${number}`);
  };
  const [up, drop] = [whose("up"), whose("drop")];
  return {
    alts: shown.map((number) => ({ id: text(`picture_${number}`) ?? "", alt: text(`alt_${number}`) ?? "" })),
    up,
    drop,
    stays: up !== undefined || drop !== undefined || text("do.pictures") !== undefined,
    asked: text("asked") !== undefined || text("do.bare") !== undefined,
  };
}
