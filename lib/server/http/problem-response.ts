import "server-only";
import type { ErrorCode, Problem } from "@/lib/domain/contract/problem";
import { BusyError } from "../database/busy-error";
import { AppError } from "../errors";
import { databaseAwayCode, diskFullCode } from "./database-away";

type Kind = { readonly status: number; readonly title: string };

const kinds: Readonly<Record<ErrorCode, Kind>> = {
  "bad-request": { status: 400, title: "Unreadable request" },
  unauthorized: { status: 401, title: "Not signed in" },
  forbidden: { status: 403, title: "Not allowed" },
  confirm: { status: 403, title: "Password required" },
  demo: { status: 403, title: "Off in the demo" },
  "not-found": { status: 404, title: "Not found" },
  conflict: { status: 409, title: "Conflict" },
  "too-large": { status: 413, title: "Request too large" },
  unsupported: { status: 415, title: "Unsupported content type" },
  invalid: { status: 422, title: "Invalid request" },
  "not-analysed": { status: 422, title: "The map could not be analysed" },
  "too-many": { status: 429, title: "Too many requests" },
  unavailable: { status: 503, title: "Temporarily unavailable" },
  full: { status: 507, title: "Server disk full" },
};

/** The answer to a failed request. An unexpected error reveals only the id to search for in the log. */
export function problemResponse(error: unknown, logId: string): Response {
  const known = toAppError(error);
  const problem = known === undefined ? unknownProblem(logId) : knownProblem(known);
  const headers = new Headers({ "content-type": "application/problem+json; charset=utf-8" });
  if (known?.retryAfter !== undefined) headers.set("retry-after", String(known.retryAfter));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function knownProblem({ code, detail, errors, work }: AppError): Problem {
  const { status, title } = kinds[code];
  return {
    type: `urn:blueline:problem:${code}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors: errors.map(({ path, message }) => ({ path, message })) }),
    ...(work === undefined ? {} : { work }),
  };
}

function unknownProblem(logId: string): Problem {
  return {
    type: "urn:blueline:problem:unexpected",
    title: "Unexpected server error",
    status: 500,
    instance: `urn:blueline:log:${logId}`,
  };
}

/** The error as the caller may see it: a refusal of ours, or a database that can't take the request now. */
export function toAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof BusyError) {
    return new AppError("unavailable", {
      detail: "Too many changes are waiting. Try again.",
      retryAfter: error.retryAfterSeconds,
    });
  }
  if (diskFullCode(error) !== undefined)
    return new AppError("full", {
      detail:
        "The server's disk is full, so nothing can be saved. Reading still works. Tell your administrator.",
      retryAfter: 10,
      cause: error,
    });
  if (databaseAwayCode(error) === undefined) return undefined;
  return new AppError("unavailable", {
    detail: "The database does not answer. Try again.",
    retryAfter: 2,
    cause: error,
  });
}
