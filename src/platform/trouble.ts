function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}

/** What it points at went away meanwhile, or its address holds a byte (NUL) that no text here can have. */
export function namesNothing(error: unknown): boolean {
  return ["23503", "22021"].includes(sqlState(error) ?? "");
}

/** The database is away, restarting, overloaded, or untied a knot of transactions: trying again will do. */
export function isPassing(error: unknown): boolean {
  const code = sqlState(error) ?? "";
  const message = error instanceof Error ? error.message : "";
  return (
    /^(08|53|57|40)/.test(code) ||
    ["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(
      message,
    )
  );
}
