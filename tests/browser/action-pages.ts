import { publishDemand } from "#modules/campaigns";
import type { House } from "./house.ts";
import type { Kind } from "./pages.ts";

/** Pages of what can be done for a demand; the PDF and the picture are none. */
export const actionPageless = ["/demands/:id/letter.pdf", "/demands/:id/counter.svg"];

/** Every kind of page on which something is done for a demand. */
export async function actionKinds({ ctx, pool }: House, old: string): Promise<Kind[]> {
  const author = await ctx.db.selectFrom("accounts").selectAll().where("handle", "=", old).executeTakeFirstOrThrow();
  const office = await pool.query<{ id: string }>(
    "insert into addressees (name, kind) values ('Dinas Pekerjaan Umum', 'agency') returning id",
  );
  const { id } = await publishDemand(ctx, author, {
    kind: "petition",
    title: "Pasang lampu di jalan menuju sekolah",
    what: "Anak-anak pulang mengaji lewat jalan yang gelap. Bulan lalu dua orang jatuh ke parit.",
    ask: "Pasang enam lampu jalan sebelum musim hujan.",
    place: "Jalan Melati, RW 04",
    since: "2026-08-01",
    addressee: office.rows[0],
  });
  const own = (name: string, page: string): Kind => ({
    name,
    route: `/demands/:id/${page}`,
    path: `/demands/${id}/${page}`,
    as: old,
  });
  const guest = (name: string, page: string): Kind => ({
    name,
    route: `/demands/:id/${page}`,
    path: `/demands/${id}/${page}`,
  });
  return [
    own("what one can do for one's own demand", "actions"),
    guest("what a guest can do for a demand", "actions"),
    guest("a letter to whoever is asked", "letter"),
    guest("a demand's poster", "poster"),
    guest("a counter in a frame elsewhere", "embed"),
  ];
}
