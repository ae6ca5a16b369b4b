// REL-06 with 20,000 activities, each five times to two nodes, and again a day later.
process.env["REL_06_ACTIVITIES"] = "20000";
await import("../reliability/duplicates.test.ts");
