import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";
import type { Shell } from "./shell.tsx";

/** A list with nothing in it: says why, and (children) what one can do about it. */
export function Empty(props: { shell: Shell; icon: IconName; title: string; children?: Child }) {
  return (
    <div class="empty">
      <Icon shell={props.shell} name={props.icon} />
      <p>
        <b>{props.title}</b>
      </p>
      {props.children}
    </div>
  );
}
