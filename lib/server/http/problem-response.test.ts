import { describe, expect, it } from "vitest";
import { errorCodes, problemSchema } from "@/lib/domain/contract/problem";
import { BusyError } from "../database/busy-error";
import { AppError } from "../errors";
import { problemResponse } from "./problem-response";

async function answerOf(error: unknown) {
  const response = problemResponse(error, "log1");
  return {
    status: response.status,
    headers: response.headers,
    problem: problemSchema.parse(await response.json()),
  };
}

describe("a problem", () => {
  it("has the status of its code", async () => {
    const statuses = await Promise.all(
      errorCodes.map(async (code) => (await answerOf(new AppError(code))).status),
    );
    expect(statuses).toEqual([400, 401, 403, 403, 403, 404, 409, 413, 415, 422, 422, 429, 503, 507]);
  });

  it("names fields and when to try again", async () => {
    const errors = [{ path: "name", message: "must not be empty" }];
    const { problem, headers } = await answerOf(
      new AppError("invalid", { errors, detail: "No.", retryAfter: 7 }),
    );
    expect(problem).toEqual({
      type: "urn:blueline:problem:invalid",
      title: "Invalid request",
      status: 422,
      detail: "No.",
      errors,
    });
    expect(headers.get("retry-after")).toBe("7");
    expect(headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  });

  it("says that the database is busy or away", async () => {
    expect((await answerOf(new BusyError())).headers.get("retry-after")).toBe("2");
    for (const code of ["P1001", "P2024", "P2028", "P2034", "SQLITE_IOERR_FSYNC", "SQLITE_CANTOPEN"]) {
      expect((await answerOf(Object.assign(new Error("10.0.0.1:5432 refused"), { code }))).status).toBe(503);
    }
  });

  it("says that the database is away however deep that is said, and nothing of it", async () => {
    const driver = Object.assign(new Error("terminating"), {
      name: "DriverAdapterError",
      cause: { kind: "postgres", originalCode: "57P01" },
    });
    const errors = [
      new Error("Failed to get session", {
        cause: Object.assign(new Error("10.0.0.1:5432 refused"), { code: "P1001" }),
      }),
      Object.assign(new Error("Raw query failed."), { code: "P2010", meta: { driverAdapterError: driver } }),
      new Error("Connection terminated unexpectedly"),
    ];
    for (const error of errors) {
      const { status, problem } = await answerOf(error);
      expect([status, problem.detail]).toEqual([503, "The database does not answer. Try again."]);
    }
    const round = new Error("round");
    round.cause = round;
    expect((await answerOf(round)).status).toBe(500);
  });

  it.each([
    new Error("SELECT secret FROM session at /srv/app/lib/server/db.ts:12"),
    new TypeError("Cannot read properties of undefined (reading 'password')"),
    Object.assign(new Error("Unique constraint failed on email ana@example.com"), { code: "P2002" }),
    "a thrown text",
    undefined,
    { code: "P9999", message: "x" },
  ])("that is unexpected reveals nothing: %s", async (error) => {
    const { problem } = await answerOf(error);
    expect(problem).toEqual({
      type: "urn:blueline:problem:unexpected",
      title: "Unexpected server error",
      status: 500,
      instance: "urn:blueline:log:log1",
    });
  });
});
