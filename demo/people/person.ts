/** What we write down about one person; `cast.ts` turns circles into the accounts they follow. */
export type Person = {
  handle: string;
  name: string;
  called: string;
  bio: string;
  place: string;
  languages: string[];
  pronouns?: string;
  fields: { name: string; value: string }[];
  role: "administrator" | "moderator" | "member";
  locked?: boolean;
  circles: readonly string[];
};
