import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** What is decided about other servers. */
export function serverDoors({ admin, remote }: Stage): Record<string, Door> {
  const byAdmin = (path: string, fields: Record<string, string> = {}): Door => ({ by: admin, path, fields });
  const suggestion = `/admin/servers/suggestions/${remote.listId}`;
  return {
    "POST /admin/servers": byAdmin("/admin/servers", {
      host: "bising.test",
      severity: "silence",
      reason: "Ramai",
      note: "Sejak kemarin",
    }),
    "POST /admin/servers/mode": byAdmin("/admin/servers/mode", { federation: "listed" }),
    "POST /admin/servers/import": byAdmin("/admin/servers/import", { csv: "#domain,#severity\nramai.test,silence\n" }),
    "POST /admin/servers/lists": byAdmin("/admin/servers/lists", { url: "https://daftar.test/tutup.csv" }),
    "POST /admin/servers/lists/:id/removal": byAdmin(`/admin/servers/lists/${remote.spareListId}/removal`),
    "POST /admin/servers/suggestions/:id/:host": byAdmin(`${suggestion}/satu.test`),
    "POST /admin/servers/suggestions/:id/:host/removal": byAdmin(`${suggestion}/dua.test/removal`),
    "POST /admin/servers/:host/removal": byAdmin("/admin/servers/pinjol.test/removal"),
  };
}
