import "server-only";
import type { ErrorCode, SignInWork } from "@/lib/domain/contract/problem";

export type FieldError = { readonly path: string; readonly message: string };

type Details = {
  /** Shown to the caller: never a path, a query or a secret. */
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  /** Seconds after which a retry may work. */
  readonly retryAfter?: number | undefined;
  /** An alternative to waiting. */
  readonly work?: SignInWork | undefined;
  readonly cause?: unknown;
};

/**
 * A refusal reported to the caller. Thrown, so that a transaction rolls back by itself; mapped in
 * problem-response.ts.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfter: number | undefined;
  readonly work: SignInWork | undefined;

  constructor(code: ErrorCode, details: Details = {}) {
    super(details.detail ?? code, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.detail = details.detail;
    this.errors = details.errors;
    this.retryAfter = details.retryAfter;
    this.work = details.work;
  }
}
