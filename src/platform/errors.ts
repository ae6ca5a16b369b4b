/** There is no such thing, or the viewer may not know of it; both are said with the same 404. */
export class NotFound extends Error {
  override readonly name = "NotFound";
}

/** The viewer may know of it but may not do this. A form that has `fields` comes back with the words kept. */
export class Forbidden extends Error {
  override readonly name = "Forbidden";
  readonly fields: Readonly<Record<string, string>> | undefined;
  constructor(fields?: Readonly<Record<string, string>>) {
    super(fields && Object.entries(fields).join(" "));
    this.fields = fields;
  }
}

/** What was sent cannot be accepted; `fields` says what is wrong with which field, as a code the page translates. */
export class Invalid extends Error {
  override readonly name = "Invalid";
  readonly fields: Readonly<Record<string, string>>;
  /** 413 too large, 415 a kind we do not take, 507 no room left for it; else 422. */
  readonly status: 413 | 415 | 422 | 507;
  constructor(fields: Readonly<Record<string, string>>, status: 413 | 415 | 422 | 507 = 422) {
    super(Object.entries(fields).join(" "));
    this.fields = fields;
    this.status = status;
  }
}

/** The same idempotency key came with another body. */
export class KeyReused extends Error {
  override readonly name = "KeyReused";
}

/** Too many requests; try again after so many seconds. */
export class TooMany extends Error {
  override readonly name = "TooMany";
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super(`retry after ${retryAfter} s`);
    this.retryAfter = retryAfter;
  }
}

/** SQLSTATE: there is a row like this one already. */
const UNIQUE_VIOLATION = "23505";

/** Whether PostgreSQL refused a row since there is one like it already. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && "code" in error && Object.is(error.code, UNIQUE_VIOLATION);
