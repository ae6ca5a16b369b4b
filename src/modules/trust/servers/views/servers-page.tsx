import { Empty } from "#ui/empty";
import { Page, type Shell } from "#ui/page";
import type { Policy } from "../queries.ts";
import { words } from "../words.ts";

type ServersProps = {
  shell: Shell;
  mode: "open" | "listed" | "closed";
  policies: readonly Policy[];
  mayDecide: boolean;
};

/** With whom this community talks, and why not with some: for everyone to read. */
export function ServersPage({ shell, mode, policies, mayDecide }: ServersProps) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("servers")}>
      <p>{t("serversHint")}</p>
      <p>
        <b>{t(`mode.${mode}`)}</b>
      </p>
      {policies.length === 0 ? (
        <Empty shell={shell} icon="check" title={t("none")} />
      ) : (
        <ul class="list">
          {policies.map((policy) => (
            <li class="entry">
              <Said shell={shell} policy={policy} />
            </li>
          ))}
        </ul>
      )}
      <p class="row">
        <a class="btn alt" href="/servers.csv">
          {t("download")}
        </a>{" "}
        {mayDecide && (
          <a class="btn alt" href="/admin/servers">
            {t("desk")}
          </a>
        )}
      </p>
    </Page>
  );
}

/** One decision: about whom, what, and why. */
export function Said({
  shell,
  policy,
}: {
  shell: Shell;
  policy: Pick<Policy, "host" | "severity" | "reject_media" | "reason">;
}) {
  const t = words(shell.reader.locale);
  return (
    <p>
      <b>
        <bdi>{policy.host}</bdi>
      </b>{" "}
      <span class="tag">{t(`severity.${policy.severity}`)}</span>
      <span class="q" dir="auto">
        {policy.reason || t("noReason")}
        {policy.reject_media && ` · ${t("noMedia")}`}
      </span>
    </p>
  );
}
