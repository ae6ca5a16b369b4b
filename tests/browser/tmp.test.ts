import { test } from "node:test";
import { connect } from "node:net";
import { openVillage } from "./house.ts";
import { makeWorld } from "../world.ts";
import { brotliCompressSync, constants } from "node:zlib";
import { writeFileSync } from "node:fs";
import { sql } from "kysely";
const br = (t: string) => brotliCompressSync(t, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: 1, [constants.BROTLI_PARAM_SIZE_HINT]: t.length } }).length;
void makeWorld; void connect;
test("sizes", async () => {
  const house = await openVillage();
  const { rows } = await sql<{thread_id: string; n: number; l: number}>`select thread_id, count(*)::int n, sum(length(text))::int l from posts group by 1 order by 2 desc limit 5`.execute(house.ctx.db);
  console.log(rows);
  const page = await house.visit({ as: "guru_anjani" });
  const cookies = await page.context().cookies();
  const cookie = cookies.map((c) => `${c.name}=${c.value}`).join("; ");
  const size = async (path: string, as: boolean) => {
    const r = await fetch(house.origin + path, { headers: { ...(as ? { cookie } : {}), "accept-language": "id" } });
    const t = await r.text();
    writeFileSync(`/tmp/h/page${path.replaceAll("/", "_")}${as ? "" : "-g"}.html`, t);
    const posts = t.split("<article").length - 1;
    console.log(path, as, r.status, "raw", t.length, "br5", br(t), "posts", posts);
  };
  for (const p of ["/", "/community", "/@guru_anjani", "/@laras_pengurus", "/@laras_pengurus/replies", "/@bidan_ratih", "/@teh_euis", "/mentions", "/bookmarks", `/p/${rows[0]!.thread_id}`, `/p/${rows[1]!.thread_id}`, "/people", "/settings", "/posts/new"]) await size(p, true);
  for (const p of ["/", "/community", "/@laras_pengurus", `/p/${rows[0]!.thread_id}`]) await size(p, false);
});
