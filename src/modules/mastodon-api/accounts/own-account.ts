import { Hono } from "hono";
import { z } from "zod";
import { accountUseCases, editPrivacy, editProfile, fieldsOf } from "#modules/accounts";
import { chooseFace, keepPictures, pictureFiles, removeFace } from "#modules/media";
import { inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { limit, viewerOf } from "#platform/http/guards";
import type { FileRules, Upload } from "#platform/http/multipart";
import { answer } from "../answer.ts";
import { toCredentialAccount } from "../entities/credential-account.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { flag, listOf, text } from "../fields.ts";
import { scope } from "../guards.ts";
import { check, withFiles } from "../read-sent.ts";

const changes = z.object({
  display_name: text,
  note: text,
  locked: flag,
  discoverable: flag,
  hide_collections: flag,
  fields_attributes: listOf(z.object({ name: text, value: text }), 6).optional(),
});
type Changes = z.infer<typeof changes>;

const profilePictures = (c: ApiContext): FileRules => ({
  ...pictureFiles(c.var.ctx, 2),
  field: "avatar",
  others: ["header"],
});

/** The profile as its form on the web sends it, with what the app changes. @throws Invalid by the app's own names */
function toProfile(viewer: Viewer, { display_name, note, fields_attributes }: Changes, isFieldsSent: boolean) {
  const fields = isFieldsSent ? (fields_attributes ?? []) : fieldsOf(viewer);
  const form: Record<string, unknown> = {
    name: display_name ?? viewer.name,
    bio: note ?? viewer.bio,
    place: viewer.place,
    pronouns: viewer.pronouns,
    languages: viewer.languages.join(", "),
    skills: viewer.skills.join(", "),
  };
  for (const [index, { name, value }] of fields.entries()) {
    form[`field_name_${index + 1}`] = name ?? "";
    form[`field_value_${index + 1}`] = value ?? "";
  }
  return asTheirs(() => check(accountUseCases.profileForm, form));
}

/** What is wrong, by the names the app gave things. */
function asTheirs<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Invalid) throw inTheirNames(error);
    throw error;
  }
}
function inTheirNames({ fields }: Invalid): Invalid {
  const names: Readonly<Record<string, string>> = { name: "display_name", bio: "note" };
  return new Invalid(
    Object.fromEntries(
      Object.entries(fields).map(([name, code]) => [
        names[name] ?? name.replace(/^field_.*/, "fields_attributes"),
        code,
      ]),
    ),
  );
}

async function update(c: ApiContext): Promise<Response> {
  const { ctx } = c.var;
  const viewer = viewerOf(c);
  await withFiles(c, profilePictures(c), async (sent, uploads) => {
    const changed = check(changes, sent);
    const profile = toProfile(viewer, changed, sent["fields_attributes"] !== undefined);
    const faces = await keepFaces(c, viewer, uploads);
    await inTransaction(ctx, async (ctx) => {
      await editProfile(ctx, viewer, profile).catch((error: unknown) => {
        throw error instanceof Invalid ? inTheirNames(error) : error;
      });
      await editPrivacy(ctx, viewer, toPrivacy(viewer, changed));
      for (const { part, id } of faces) await chooseFace(ctx, viewer, part, id);
    });
  });
  return tellSelf(c);
}

async function keepFaces(c: ApiContext, viewer: Viewer, uploads: readonly Upload[]) {
  const faces: { part: "avatar" | "cover"; id: string | undefined }[] = [];
  for (const upload of uploads) {
    const part = upload.field === "avatar" ? "avatar" : "cover";
    const [id] = await keepPictures(c.var.ctx, viewer, [upload], part === "avatar" ? "face" : "cover");
    faces.push({ part, id });
  }
  return faces;
}

function toPrivacy(viewer: Viewer, { locked, discoverable, hide_collections }: Changes) {
  const { findable_by, place_seen_by, follows_seen_by, messages_from } = viewer;
  return {
    locked: locked ?? viewer.locked,
    findable_by: chosen(discoverable, "everyone", findable_by === "everyone" ? "members" : findable_by, findable_by),
    follows_seen_by: chosen(
      hide_collections,
      follows_seen_by === "everyone" ? "nobody" : follows_seen_by,
      "everyone",
      follows_seen_by,
    ),
    place_seen_by,
    messages_from,
  } as const;
}
const chosen = <Choice>(said: boolean | undefined, yes: Choice, no: Choice, as: Choice): Choice =>
  said === undefined ? as : said ? yes : no;

/** Oneself as one is now. */
async function tellSelf(c: ApiContext): Promise<Response> {
  const { id } = viewerOf(c);
  const now = await accountUseCases.getAccountById(c.var.ctx, id, c.var.viewer);
  return answer(c, await toCredentialAccount(c.var, { ...now, session_id: "0" }));
}

const withoutFace = (part: "avatar" | "cover") => async (c: ApiContext) => {
  await removeFace(c.var.ctx, viewerOf(c), part);
  return tellSelf(c);
};

/** Oneself: what an app asks about whom it speaks for, and changes. */
export const ownAccountGroup = new Hono<ApiEnv>()
  .get("/api/v1/accounts/verify_credentials", scope("profile", "read:accounts"), async (c) =>
    answer(c, await toCredentialAccount(c.var, viewerOf(c))),
  )
  .patch("/api/v1/accounts/update_credentials", scope("write:accounts"), limit("write"), update)
  .delete("/api/v1/profile/avatar", scope("write:accounts"), limit("write"), withoutFace("avatar"))
  .delete("/api/v1/profile/header", scope("write:accounts"), limit("write"), withoutFace("cover"));
