/** Addresses that show a demand and what can be done for it; with the test that holds them to who may see. */
export const actionsHeldElsewhere: Readonly<Record<string, string>> = Object.fromEntries(
  ["actions", "letter", "letter.pdf", "poster", "embed", "counter.svg"].map((page) => [
    `GET /demands/:id/${page}`,
    "nothing is done in public for a confidential demand, nor leaves the house of one in a private group",
  ]),
);
