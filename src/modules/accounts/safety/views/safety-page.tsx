import { Icon, type IconName } from "#ui/icon";
import { Page, type Shell } from "#ui/page";
import { words } from "../words.ts";

export type SafetyRow = {
  readonly href: string;
  readonly icon: IconName;
  readonly title: string;
  readonly state?: string;
};

/** Everything that keeps an account one's own, with how each stands. */
export function SafetyPage({ shell, rows }: { shell: Shell; rows: readonly SafetyRow[] }) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("safety")}>
      <ul class="list">
        {rows.map(({ href, icon, title, state }) => (
          <li>
            <a href={href}>
              <Icon shell={shell} name={icon} />
              <span>
                {title} {state && <span class="q">{state}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
