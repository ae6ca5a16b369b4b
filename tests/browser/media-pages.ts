import type pg from "pg";
import { openGallery } from "../security/media-stage.ts";
import type { Person } from "../world.ts";
import type { House } from "./house.ts";
import { type Kind, send } from "./pages.ts";

/** Every kind of page about pictures. */
export async function mediaKinds(house: House, old: string): Promise<Kind[]> {
  const { pool }: { pool: pg.Pool } = house;
  const known = async (handle: string) => {
    const { rows } = await pool.query("select * from accounts where handle = $1", [handle]);
    return { account: rows[0] } as Person;
  };
  const neighbours = await Promise.all([old, "bidan_ratih", "mbah_karto"].map(known));
  const [me, ratih, karto] = neighbours as [Person, Person, Person];
  const { post, theirs } = await openGallery(house, me, ratih, karto);
  const mine = `/p/${post.id}/pictures/1`;
  const other = `/p/${theirs.id}/pictures/1`;
  const kind = (name: string, path: string, act?: Kind["act"]): Kind => ({
    name,
    route: path.startsWith("/p/") ? "/p/:id/pictures/:number" : path,
    path,
    as: old,
    ...(act && { act, status: 422 }),
  });
  return [
    kind("one's own picture, with a suggestion", mine),
    kind("somebody's picture", other),
    kind("a suggestion with a mistake", other, send(`${other}/suggestions`)),
    kind("profile pictures", "/settings/pictures"),
    kind("profile pictures, with a mistake", "/settings/pictures", send("/settings/pictures/avatar")),
  ];
}
