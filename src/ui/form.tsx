import type { Child } from "hono/jsx";

type FormProps = {
  action: string;
  /** The idempotency key: pressing twice, or a lost answer, does it once. (`key` itself is JSX's own word.) */
  once: string;
  /** The word on the one primary button. It comes first, so that Enter presses it. */
  submit: string;
  /** For what cannot be undone. */
  danger?: boolean;
  /** What else can be done here: a secondary button, a way back. */
  other?: Child;
  /** Set when the form carries a file. */
  files?: boolean;
  children?: Child;
};

/** A form that writes. It has everything but its fields. */
export function Form(props: FormProps) {
  return (
    <form method="post" action={props.action} enctype={props.files ? "multipart/form-data" : undefined}>
      <input type="hidden" name="key" value={props.once} />
      {props.children}
      <p class="row">
        <button type="submit" class={props.danger ? "del" : undefined}>
          {props.submit}
        </button>
        {props.other}
      </p>
    </form>
  );
}

/** One button that does one thing, such as Ikuti. Its label must make sense alone; `pressed` says it is done already. */
export function PressForm(props: {
  action: string;
  once: string;
  look?: "alt" | "plain" | "del";
  pressed?: boolean;
  /** What goes with the press. */
  fields?: Readonly<Record<string, string>>;
  children?: Child;
}) {
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="key" value={props.once} />
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        class={props.look}
        aria-pressed={props.pressed === undefined ? undefined : `${props.pressed}`}
      >
        {props.children}
      </button>
    </form>
  );
}
