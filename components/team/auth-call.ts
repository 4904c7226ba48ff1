import type { ApiProblem } from "@/lib/client/api";
import { err, ok, type Result } from "@/lib/domain/result";

/** Calls the sign-in endpoints, which stand beside our API: the answers are the library's, the refusals ours. */
export async function callAuth(method: "GET" | "POST", path: `/${string}`, body: object = {}): Promise<Result<unknown, ApiProblem>> {
  try {
    const post = { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(`/api/auth${path}`, { method, ...(method === "POST" && post) });
    const answer: unknown = await response.json().catch(() => undefined);
    return response.ok ? ok(answer) : err(problemOf(response, answer));
  } catch {
    return err({ type: "about:blank", title: "No answer", status: 0 });
  }
}

function problemOf(response: Response, answer: unknown): ApiProblem {
  const seconds = Number(response.headers.get("retry-after"));
  const isProblem = response.headers.get("content-type")?.includes("application/problem+json") === true;
  return {
    // The content type is ours alone, so its shape is ours too.
    ...(isProblem ? (answer as ApiProblem) : { type: "about:blank", title: "Something went wrong" }),
    status: response.status,
    ...(seconds > 0 && { retryAfter: seconds }),
  };
}
