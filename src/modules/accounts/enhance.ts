/*
 * Passkeys live in the browser, so they are the one thing here that needs a script. Each form that takes one holds what to
 * sign as JSON (Web Authentication Level 3, 5.1.8); it is hidden until this script finds that the browser knows passkeys.
 */
type Bytes = ArrayBuffer | Uint8Array;
type Descriptor = { id: string | Bytes };
type Options = {
  challenge: string | Bytes;
  user?: Descriptor;
  excludeCredentials?: Descriptor[];
};
type Signed = {
  readonly id: string;
  readonly type: string;
  readonly response: Readonly<Record<string, ArrayBuffer | null>> & { readonly getTransports?: () => string[] };
};
type Element = { hidden: boolean };
type PasskeyForm = Element & {
  readonly elements: Readonly<Record<"options" | "answer", { value: string }>>;
  readonly querySelector: (selector: string) => Element;
  readonly submit: () => void;
  readonly addEventListener: (name: "submit", listen: (event: { preventDefault: () => void }) => void) => void;
};
declare const document: { querySelectorAll: (selector: string) => Iterable<Element> };
declare const navigator: { credentials?: Record<"create" | "get", (asked: { publicKey: Options }) => Promise<Signed>> };
declare const PublicKeyCredential: unknown;

const toBytes = (text: string | Bytes) =>
  Uint8Array.from(atob(String(text).replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const toText = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");

const { credentials } = navigator;
if (credentials && typeof PublicKeyCredential !== "undefined") {
  for (const element of document.querySelectorAll(".no-passkey")) element.hidden = true;
  for (const element of document.querySelectorAll(".passkey")) {
    const form = element as PasskeyForm;
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { options, answer } = form.elements;
      const publicKey = JSON.parse(options.value) as Options;
      publicKey.challenge = toBytes(publicKey.challenge);
      for (const one of [...(publicKey.excludeCredentials || []), ...(publicKey.user ? [publicKey.user] : [])])
        one.id = toBytes(one.id);
      credentials[publicKey.user ? "create" : "get"]({ publicKey })
        .then(({ id, type, response }) => {
          const signed: Record<string, unknown> = {};
          for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
            if (response[name]) signed[name] = toText(response[name]);
          if (response.getTransports) signed["transports"] = response.getTransports();
          answer.value = JSON.stringify({ id, rawId: id, type, clientExtensionResults: {}, response: signed });
          return form.submit();
        })
        .catch(() => {
          form.querySelector("[role]").hidden = false;
        });
    });
  }
}
