/** Addresses that show demands, and posts with them; with the test that holds them to who may see. */
export const demandsHeldElsewhere: Readonly<Record<string, string>> = {
  "GET /demands": "ACL-23 Each viewer meets exactly the demands that are theirs to see",
  "GET /demands/:id": "ACL-23 Each viewer meets exactly the demands that are theirs to see",
};
