import { afterEach, describe, expect, test, vi } from "vitest";
import { callApi, fieldProblem, isShownAtFields } from "./api";

const calls: Request[] = [];

function answerWith(make: () => Response): void {
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    calls.push(new Request(new URL(address, "http://blueline.test"), init));
    return make();
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
  calls.length = 0;
});

describe("a call", () => {
  test("goes to the route with its parameters, query and body", async () => {
    answerWith(() => Response.json({ id: "x", revision: 3, document: {} }));
    await callApi("GET /pipelines/{id}", { params: { id: "a/b" }, query: { revision: 3 } });
    expect(calls[0]?.url).toBe("http://blueline.test/api/v1/pipelines/a%2Fb?revision=3");
    await callApi("POST /resets/accept", { body: { secret: "s", password: "p" } });
    expect([calls[1]?.method, calls[1]?.headers.get("content-type"), await calls[1]?.json()]).toEqual([
      "POST",
      "application/json",
      { secret: "s", password: "p" },
    ]);
  });

  test("gives back the answer, or nothing where there is none", async () => {
    answerWith(() => Response.json({ pipelines: [] }));
    expect(await callApi("GET /pipelines")).toEqual({ ok: true, value: { pipelines: [] } });
    answerWith(() => new Response(null, { status: 204 }));
    expect(await callApi("DELETE /shares/{id}", { params: { id: "x" } })).toEqual({
      ok: true,
      value: undefined,
    });
  });

  test("that is refused gives back the problem, and when to try again", async () => {
    const problem = { type: "urn:x", title: "Too many requests", status: 429, detail: "Wait." };
    answerWith(() =>
      Response.json(problem, {
        status: 429,
        headers: { "content-type": "application/problem+json", "retry-after": "7" },
      }),
    );
    expect(await callApi("GET /pipelines")).toEqual({ ok: false, error: { ...problem, retryAfter: 7 } });
  });

  test("that something in between answers is told by its status", async () => {
    answerWith(
      () => new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "content-type": "text/html" } }),
    );
    expect(await callApi("GET /pipelines")).toMatchObject({
      ok: false,
      error: { status: 502, detail: "The server answered with status 502. Try again." },
    });
  });

  test("that never arrives has status 0 and a sentence for people", async () => {
    answerWith(() => {
      throw new TypeError("Failed to fetch");
    });
    expect(await callApi("GET /pipelines")).toMatchObject({
      ok: false,
      error: { status: 0, detail: "The server cannot be reached. Check your connection and try again." },
    });
  });
});

describe("a fault is said at its field", () => {
  const at = (path: string, message: string) => ({
    type: "urn:x",
    title: "Not valid",
    status: 422,
    errors: [{ path, message }],
  });

  test.each([
    ["how", "must not be empty", "This must not be empty."],
    ["how[2]", "must not be empty", "Entry 3 must not be empty."],
    ["how.slsa-1.2", "must name a requirement", "slsa-1.2 must name a requirement."],
    ["how.slsa-1.2[0]", "is too long", "Entry 1 of slsa-1.2 is too long."],
    ["how[0]", 'no technology counts as "abacus"', 'no technology counts as "abacus"'],
  ])("%s: %s", (path, message, said) => {
    const problem = at(path, message);
    expect([fieldProblem(problem, "how"), isShownAtFields(problem, ["what", "how"])]).toEqual([said, true]);
  });

  test("and not at another whose name only begins alike", () => {
    const problem = at("however", "must not be empty");
    expect([fieldProblem(problem, "how"), isShownAtFields(problem, ["how"])]).toEqual([undefined, false]);
  });
});
