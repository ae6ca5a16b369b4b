import { describedBy, Help, type Option, type Question } from "./field.tsx";
import { Icon, type IconName } from "./icon.tsx";
import type { Shell } from "./shell.tsx";

export type Choice = Option & { readonly hint?: string; readonly icon?: IconName };

/** One of a few: every choice is seen at once, each a row as high as a thumb. */
export function RadioField(props: Question & { shell: Shell; choices: readonly Choice[]; required?: boolean }) {
  return (
    <fieldset class="f" aria-describedby={describedBy(props)}>
      <legend>{props.label}</legend>
      <Help name={props.name} hint={props.hint} error={props.error} />
      {props.choices.map((choice, index) => (
        <label class="opt">
          <input
            type="radio"
            name={props.name}
            value={choice.value}
            checked={choice.value === props.value}
            required={props.required}
            id={index === 0 ? `f-${props.name}` : undefined}
          />
          {choice.icon && <Icon shell={props.shell} name={choice.icon} />}
          <span>
            {choice.label}
            {choice.hint && <small>{choice.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Yes or no. The field arrives as "on" when ticked and not at all when not. */
export function CheckField(props: Omit<Question, "value"> & { checked?: boolean; required?: boolean }) {
  return (
    <div class="f">
      <Help name={props.name} hint={props.hint} error={props.error} />
      <label class="opt">
        <input
          type="checkbox"
          name={props.name}
          id={`f-${props.name}`}
          checked={props.checked}
          required={props.required}
          aria-describedby={describedBy(props)}
          aria-invalid={props.error ? "true" : undefined}
        />
        <span>{props.label}</span>
      </label>
    </div>
  );
}
