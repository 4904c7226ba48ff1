import "server-only";

/** Too many writes are waiting: answered with 503 and Retry-After. */
export class BusyError extends Error {
  readonly retryAfterSeconds = 2;

  constructor() {
    super("Too many changes are waiting to be saved.");
    this.name = "BusyError";
  }
}
