import type { Shell } from "#ui/page";
import { Tabs } from "#ui/tabs";
import { mayOrganise } from "../../rules.ts";
import type { Organisation } from "../queries.ts";
import { words } from "../words.ts";

type TabsProps = { shell: Shell; organisation: Organisation; current: "people" | "profile" | "log" };

/** What its people do for it, and the way to write in its name. */
export function OrganisationTabs({ shell, organisation, current }: TabsProps) {
  const t = words(shell.reader.locale);
  const here = `/organisations/${organisation.handle}`;
  return (
    <>
      <p class="row">
        <a class="btn" href={`/posts/new?speaker=${organisation.id}`}>
          {t("writeAs")}
        </a>{" "}
        <a href={`/@${organisation.handle}`}>{t("see")}</a>
      </p>
      <Tabs
        label={t("tabs")}
        tabs={[
          { href: `${here}/people`, label: t("people"), current: current === "people" },
          ...(mayOrganise(organisation.mine)
            ? [{ href: `${here}/profile`, label: t("profile"), current: current === "profile" }]
            : []),
          { href: `${here}/log`, label: t("log"), current: current === "log" },
        ]}
      />
    </>
  );
}
