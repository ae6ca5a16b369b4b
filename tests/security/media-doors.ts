import type { Person } from "../world.ts";
import type { Door } from "./doors.ts";
import type { Gallery } from "./media-stage.ts";

type Hands = { readonly siti: Person; readonly gallery: Gallery };

/** The writes about pictures. */
export function mediaDoors({ siti, gallery: { post, theirs, suggestions } }: Hands): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const ours = `/p/${post.id}/pictures`;
  return {
    "POST /p/:id/pictures/:number/alt": mine(`${ours}/1/alt`, { alt: "Sawah di pagi hari" }),
    "POST /p/:id/pictures/:number/suggestions": mine(`/p/${theirs.id}/pictures/1/suggestions`, { alt: "Pasar desa" }),
    "POST /p/:id/pictures/:number/suggestions/:suggestion/approval": mine(
      `${ours}/1/suggestions/${suggestions[0]}/approval`,
    ),
    "POST /p/:id/pictures/:number/suggestions/:suggestion/refusal": mine(
      `${ours}/2/suggestions/${suggestions[1]}/refusal`,
    ),
    "POST /settings/pictures/:part": mine("/settings/pictures/avatar"),
    "POST /settings/pictures/:part/removal": mine("/settings/pictures/cover/removal"),
  };
}

/** Without a file there is nothing to choose. */
export const mediaOtherwise: Readonly<Record<string, number>> = { "POST /settings/pictures/:part": 422 };
