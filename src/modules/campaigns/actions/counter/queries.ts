import type { Context } from "#platform/context";

export const tiers = ["member", "email", "paper", "remote"] as const;
export type Counts = Readonly<Record<(typeof tiers)[number], number>>;

/** How many stand behind a demand, each tier for itself. They are never summed: they are not equally strong. */
export async function countTiers(ctx: Context, demand: { readonly id: string }): Promise<Counts> {
  const rows = await ctx.db
    .selectFrom("signature_counts")
    .select(["tier", (of) => of.fn.sum<string>("counted").as("counted")])
    .where("demand_id", "=", demand.id)
    .groupBy("tier")
    .execute();
  const of = (tier: string) => Number(rows.find((row) => row.tier === tier)?.counted ?? 0);
  return { member: of("member"), email: of("email"), paper: of("paper"), remote: of("remote") };
}
