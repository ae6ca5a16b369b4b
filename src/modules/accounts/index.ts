export { actorUri, serverActorUri } from "./actor-uri.ts";
export { answerFollowRequest } from "./answer-follow-request.ts";
export { decideSignUp } from "./decide-sign-up.ts";
export { editPrivacy, editProfile, fieldsOf } from "./edit-profile.ts";
export { followAccount } from "./follow-account.ts";
export { accountUseCases } from "./for-apps.ts";
export { foundCommunity, setUpCode } from "./found-community.ts";
export { countFollow, isKnownTo } from "./gatherings.ts";
export { identify, unfounded } from "./identify.ts";
export { makeInvite } from "./invites.ts";
export { findLookAlikes, type LookAlike, LookAlikeNote } from "./look-alikes/face.ts";
export {
  findAccount,
  findCommunity,
  findMovedTo,
  findRelationship,
  findRemoteActor,
  getAccount,
  listFollowRequests,
  listPeople,
  listSignUps,
  type Relationship,
} from "./queries.ts";
export { accountsRoutes } from "./routes.tsx";
export { type Account, handleField, line, maySee, nameField, profileLimits, prose, suggestHandle } from "./rules.ts";
export { findMailAddress, hasOneTimeCodes, ProofFields, proofForm, proveIdentity, safetyTasks } from "./safety/face.ts";
export { mailboxHash } from "./safety/mailbox.ts";
export { endSessions, startSession } from "./sessions.ts";
export { signUp } from "./sign-up.ts";
export { unfollowAccount } from "./unfollow-account.ts";
