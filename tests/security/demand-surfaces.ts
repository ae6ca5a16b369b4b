/** Addresses that show demands, and posts with them; with the test that holds them to who may see. */
const held = "ACL-23 Each viewer meets exactly the demands that are theirs to see, and of an anonymous one no name";
export const demandsHeldElsewhere: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "GET /demands",
    "GET /demands/:id",
    "GET /demands/:id/forwarding",
    "POST /demands/:id/forwarding",
    "POST /demands/:id/acknowledgement",
    "GET /demands/:id/answer",
    "POST /demands/:id/answer",
    "GET /demands/:id/milestones",
    "POST /demands/:id/milestones",
    "GET /demands/:id/milestones/:milestone",
    "POST /demands/:id/milestones/:milestone",
    "GET /demands/:id/done",
    "POST /demands/:id/done",
    "GET /demands/:id/outcome",
    "POST /demands/:id/outcome",
    "GET /demands/:id/withdrawal",
    "POST /demands/:id/withdrawal",
  ].map((name) => [name, held]),
);
