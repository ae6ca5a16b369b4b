export { getAddressee, mayAnswer, suggestAddressee } from "./addressees/queries.ts";
export { publishDemand } from "./demands/publish-demand.ts";
export { type Demand, type DemandRow, getDemand, getDemandRow, listDemands } from "./demands/queries.ts";
export { demandThing } from "./demands/reported.ts";
export { answerInvitation } from "./events/guests/answer-invitation.ts";
export { type Event, getEvent } from "./events/queries.ts";
export { campaignsRoutes } from "./routes.ts";
export { campaignListeners, campaignSchedule, campaignTasks } from "./tasks.ts";
export { noteOnTrail } from "./trail/note-on-trail.ts";
