/** Showing that it is still the owner, for what rooms above ask it for. */
export { proofForm } from "./forms.ts";
export { hasOneTimeCodes } from "./one-time-codes.ts";
export { proveIdentity } from "./prove-identity.ts";
export { ProofFields } from "./views/proof-fields.tsx";
