/** Sister pages, as links; the one being read is marked. Each has its own address, so Back works. */
export function Tabs(props: {
  label: string;
  tabs: readonly { readonly href: string; readonly label: string; readonly current?: boolean }[];
}) {
  return (
    <nav class="tabs" aria-label={props.label}>
      {props.tabs.map((tab) => [
        <a href={tab.href} aria-current={tab.current ? "page" : undefined}>
          {tab.label}
        </a>,
        " ",
      ])}
    </nav>
  );
}
