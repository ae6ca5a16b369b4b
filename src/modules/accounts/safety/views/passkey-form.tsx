import type { Child } from "hono/jsx";
import { newSecret } from "#platform/secrets";
import { Icon } from "#ui/icon";
import type { Shell } from "#ui/page";
import { words } from "../words.ts";

type PasskeyFormProps = {
  shell: Shell;
  action: string;
  /** What the browser is to sign, as JSON. */
  options: string;
  next?: string;
  /** Whether the person is signed in and shows that it is them. */
  isProof?: boolean;
  submit?: string;
  children?: Child;
};

/** One press, then PIN or finger. Hidden until a script finds that the browser can. */
export function PasskeyForm({ shell, action, options, next, isProof, submit, children }: PasskeyFormProps) {
  const t = words(shell.reader.locale);
  return (
    <form class="passkey" method="post" action={action} hidden>
      <input type="hidden" name="key" value={newSecret().slice(0, 22)} />
      <input type="hidden" name="options" value={options} />
      <input type="hidden" name="answer" value="" />
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      {children}
      <p class="err" role="alert" hidden>
        {t("passkey.failed")}
      </p>
      <button type="submit" class={submit ? undefined : "alt"}>
        <Icon shell={shell} name="lock" /> {submit ?? t(isProof ? "passkey.prove" : "passkey.use")}
      </button>
    </form>
  );
}
