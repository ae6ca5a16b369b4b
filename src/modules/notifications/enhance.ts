/*
 * Pushes need a script in the browser: it asks the person, and then the browser for an address to push to. The form is
 * hidden until this script finds that the browser can do it, and is sent as any other form.
 */
type Keys = Readonly<Record<"endpoint" | "p256dh" | "auth", string>>;
type Subscription = { readonly toJSON: () => { readonly endpoint: string; readonly keys: Omit<Keys, "endpoint"> } };
type Worker = { readonly pushManager: { readonly subscribe: (how: object) => Promise<Subscription> } };
type PushForm = {
  hidden: boolean;
  readonly dataset: { readonly push: string };
  readonly elements: Readonly<Record<keyof Keys, { value: string }>>;
  readonly querySelector: (selector: string) => { hidden: boolean };
  readonly submit: () => void;
  readonly addEventListener: (name: "submit", listen: (event: { preventDefault: () => void }) => void) => void;
};
type Policy = { readonly createScriptURL: (address: string) => string };
declare const document: { querySelector: (selector: string) => PushForm | null };
declare const navigator: {
  readonly serviceWorker?: { register: (path: string) => Promise<Worker>; ready: Promise<Worker> };
};
declare const Notification: { requestPermission: () => Promise<string> } | undefined;
declare const PushManager: unknown;
declare const trustedTypes: { createPolicy: (name: string, rules: Policy) => Policy } | undefined;

const form = document.querySelector("form[data-push]");
const { serviceWorker } = navigator;
if (form && serviceWorker && typeof PushManager !== "undefined" && typeof Notification !== "undefined") {
  const subscribe = async () => {
    if ((await Notification.requestPermission()) !== "granted") throw new Error();
    // Where browsers know Trusted Types our pages demand that the address of a script is one.
    const same = { createScriptURL: (address: string) => address };
    const policy = typeof trustedTypes === "undefined" ? same : trustedTypes.createPolicy("gaung", same);
    await serviceWorker.register(policy.createScriptURL("/sw.js"));
    const { pushManager } = await serviceWorker.ready;
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.push });
    const { endpoint, keys } = made.toJSON();
    form.elements.endpoint.value = endpoint;
    form.elements.p256dh.value = keys.p256dh;
    form.elements.auth.value = keys.auth;
    form.submit();
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    subscribe().catch(() => {
      form.querySelector("[role=status]").hidden = false;
    });
  });
}
