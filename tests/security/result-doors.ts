/** Addresses of opinion maps that hold no post: they tell figures, and statements of the question. */
const ours =
  "ACL-19 the map of what is asked in a closed group is for its members, answers by person for its hosts alone";
export const resultHeldElsewhere: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "GET /questions/:id/map",
    "GET /questions/:id/map/statements",
    "GET /questions/:id/map/demand",
    "GET /questions/:id/map.json",
    "GET /questions/:id/votes.csv",
    "GET /questions/:id/statements.csv",
    "GET /questions/:id/poster",
    "GET /questions/:id/card.png",
  ].map((name) => [name, ours]),
);
