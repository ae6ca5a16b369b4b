import { newSecret } from "#platform/secrets";
import { PressForm } from "#ui/form";
import type { Shell } from "#ui/page";
import { words } from "../words.ts";

/**
 * News on this device: on or off. Turning it on needs the browser's help, so that form is hidden until a script finds that
 * the browser can; turning it off needs none. On a phone others use as well neither is offered.
 */
export function DeviceForm({ shell, state }: { shell: Shell; state: DeviceState }) {
  const t = words(shell.reader.locale);
  if (state === "never") return null;
  if (state === "on")
    return (
      <>
        <h2>{t("device")}</h2>
        <p class="hint">{t("device.isOn")}</p>
        <PressForm action="/settings/push/removal" once={newSecret().slice(0, 22)} look="alt">
          {t("device.turnOff")}
        </PressForm>
      </>
    );
  return (
    <form method="post" action="/settings/push" data-push={state.key} hidden>
      <h2>{t("device")}</h2>
      <p class="hint">{t("device.hint")}</p>
      <input type="hidden" name="key" value={newSecret().slice(0, 22)} />
      <input type="hidden" name="endpoint" />
      <input type="hidden" name="p256dh" />
      <input type="hidden" name="auth" />
      <p class="err" role="status" hidden>
        {t("device.failed")}
      </p>
      <button type="submit">{t("device.turnOn")}</button>
    </form>
  );
}

/** Whether this device is reached; `key` is what the browser shows the push service, in base64url. */
export type DeviceState = "never" | "on" | { readonly key: string };
