import { test } from "node:test";
import { makeWorld } from "../world.ts";
const world = await makeWorld();
const siti = await world.person("siti");
test("probe", async () => {
  const seen = new Map<string, string[]>();
  for (const r of world.app.routes) { const k = r.method + " " + r.path; seen.set(k, [...(seen.get(k) ?? []), (r.handler as any).access ?? (r.handler as any).limits ?? r.handler.name ?? "?"]); }
  for (const [k, v] of seen) console.log(k, v.join(","));
  for (const p of ["/s-00000000.css", "/people/%00/distance", "/@siti%00", "/tags/%00", "/people/%ff/distance", "/invites/%00", "/set-up/%00"]) {
    try { const a = await siti.get(p); console.log(p, a.status, a.headers.get("cache-control"), a.text.slice(0, 80)); } catch (e) { console.log(p, "THROWS", e); }
  }
  const t0 = performance.now();
  for (let i = 0; i < 50; i++) await siti.get("/community");
  console.log("ms per get", (performance.now() - t0) / 50);
  const a = await siti.post("/posts", { text: "a.id/" + "\u{1F600}".repeat(4900) });
  console.log("emoji link", a.status);
  const b = await siti.post("/settings/profile", { name: "S", bio: "a.id/" + "\u{1F600}".repeat(490) });
  console.log("bio", b.status);
  console.log(world.logged.join("").slice(0, 1500));
});
