// DOS-25 with 20,000 spoilt activities to the worker.
process.env["DOS_25_ACTIVITIES"] = "20000";
await import("../security/dos-remote.test.ts");
