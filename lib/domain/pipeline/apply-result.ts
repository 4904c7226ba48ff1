import { err, ok, type Result } from "../result";
import type { Pipeline } from "./pipeline";

/** `superseded`: the subject or an end point was deleted, so the operation had no effect. */
export type Outcome = "applied" | "superseded";

export interface Applied {
  readonly pipeline: Pipeline;
  readonly outcome: Outcome;
}

/** An operation that would take the pipeline past one of its limits. */
export interface LimitExceeded {
  readonly code: "limit-exceeded";
  readonly message: string;
}

export type ApplyResult = Result<Applied, LimitExceeded>;

export function applied(pipeline: Pipeline): ApplyResult {
  return ok({ pipeline, outcome: "applied" });
}

export function superseded(pipeline: Pipeline): ApplyResult {
  return ok({ pipeline, outcome: "superseded" });
}

/** @param limit the most that there may be, as in `limits`. */
export function tooMany(what: string, limit: number): ApplyResult {
  return err({
    code: "limit-exceeded",
    message: `a pipeline has at most ${limit.toLocaleString("en")} ${what}`,
  });
}
