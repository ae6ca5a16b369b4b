import { Notice } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import type { getImport } from "../importing/send-archive.ts";
import type { Tally } from "../importing/tally.ts";
import type { TroubleCode } from "../rules.ts";
import { words } from "../words.ts";

const came = ["posts", "drafts", "bookmarks", "follows", "blocks", "mutes"] as const;
const left = [
  "answer",
  "share",
  "message",
  "picture",
  "tooLong",
  "unreadable",
  "beyond",
  "drafts",
  "bookmarks",
  "follows",
  "blocks",
  "mutes",
] as const;

/** What came in, and what stayed behind with the reason. */
export function ImportPage(props: { shell: Shell; found: Awaited<ReturnType<typeof getImport>>; tally: Tally }) {
  const { shell, found, tally } = props;
  const t = words(shell.reader.locale);
  const isOver = found.state !== "asked";
  const ins = came.filter((kind) => tally.in[kind]);
  const lefts = left.filter((kind) => tally.left[kind]);
  return (
    <Page shell={shell} title={t(`import.${found.kind}`)}>
      <Notice kind={found.state === "failed" ? "bad" : found.state === "ready" ? "ok" : "info"}>
        <p>{t(`import.${found.state}`)}</p>
        {found.trouble && <p>{t(`trouble.${found.trouble as TroubleCode}`)}</p>}
      </Notice>
      {ins.length > 0 && <h2>{t("import.came")}</h2>}
      <ul>
        {ins.map((kind) => (
          <li>{t(`in.${kind}`, { count: tally.in[kind] ?? 0 })}</li>
        ))}
      </ul>
      {lefts.length > 0 && <h2>{t("import.left")}</h2>}
      <ul>
        {lefts.map((kind) => (
          <li>{t(`left.${kind}`, { count: tally.left[kind] ?? 0 })}</li>
        ))}
      </ul>
      {!isOver && <p>{t("import.wait")}</p>}
      <p>
        <a class="btn alt" href="/settings/archive">
          {t("archive")}
        </a>
      </p>
    </Page>
  );
}
