import "server-only";
import type { ErrorCode, SignInWork } from "@/lib/domain/contract/problem";

export type FieldError = { readonly path: string; readonly message: string };

type Details = {
  /** Shown to the caller: never a path, a query or a secret. */
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  /** Seconds after which trying again may work. */
  readonly retryAfter?: number | undefined;
  /** What may take the place of waiting. */
  readonly work?: SignInWork | undefined;
  readonly cause?: unknown;
};

/** A refusal that the caller is told of. Thrown, so that a transaction rolls back by itself; mapped in problem-response.ts. */
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
