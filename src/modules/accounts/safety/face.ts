/** What rooms above ask of the safety of accounts. */
export { proofForm } from "./forms.ts";
export { findMailAddress } from "./mailbox.ts";
export { hasOneTimeCodes } from "./one-time-codes.ts";
export { proveIdentity } from "./prove-identity.ts";
export { safetyTasks } from "./tasks.ts";
export { ProofFields } from "./views/proof-fields.tsx";
