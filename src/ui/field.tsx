import type { Child, JSX } from "hono/jsx";

/** What every field says: its question, some help, and what was wrong with the last answer, which is kept. */
export type Question = {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value?: string | undefined;
};
/** Any other attribute goes to the control as it is: required, maxlength, autocomplete, inputmode … */
type Rest<Tag extends "input" | "textarea" | "select"> = Omit<
  JSX.IntrinsicElements[Tag],
  keyof Question | "id" | "class" | "style" | "children"
>;

export function TextField({ name, label, hint, error, value, ...rest }: Question & Rest<"input">) {
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      <input {...rest} {...tied({ name, hint, error })} value={value} />
    </Field>
  );
}

export function TextArea({ name, label, hint, error, value, ...rest }: Question & Rest<"textarea">) {
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      {/* A browser drops the first line end inside a textarea, so one is given to be dropped. */}
      <textarea {...rest} {...tied({ name, hint, error })}>
        {`\n${value ?? ""}`}
      </textarea>
    </Field>
  );
}

export type Option = { readonly value: string; readonly label: string };

export function SelectField({
  name,
  label,
  hint,
  error,
  value,
  options,
  ...rest
}: Question & Rest<"select"> & { options: readonly Option[] }) {
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      <select {...rest} {...tied({ name, hint, error })}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Field(props: Omit<Question, "value"> & { children: Child }) {
  return (
    <div class="f">
      <label for={`f-${props.name}`}>{props.label}</label>
      <Help {...props} />
      {props.children}
    </div>
  );
}

/** Hint and error stand between the question and the answer, where a keyboard on screen does not hide them. */
export function Help({ name, hint, error }: Pick<Question, "name" | "hint" | "error">) {
  return (
    <>
      {hint && (
        <p class="hint" id={`h-${name}`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="err" id={`e-${name}`}>
          {error}
        </p>
      )}
    </>
  );
}

/** Name and id, and the ties from a control to its hint and error. */
function tied({ name, hint, error }: Pick<Question, "name" | "hint" | "error">) {
  return {
    id: `f-${name}`,
    name,
    "aria-describedby": describedBy({ name, hint, error }),
    "aria-invalid": error ? ("true" as const) : undefined,
  };
}

export function describedBy({ name, hint, error }: Pick<Question, "name" | "hint" | "error">) {
  const ids = [hint && `h-${name}`, error && `e-${name}`].filter(Boolean).join(" ");
  return ids || undefined;
}
