import { type ApiProblem, problemOf, unreachable } from "./api";
import { err, ok, type Result } from "@/lib/domain/result";

export async function callAuth(
  method: "GET" | "POST",
  path: `/${string}`,
  body: object = {},
): Promise<Result<unknown, ApiProblem>> {
  try {
    const post = { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(`/api/auth${path}`, { method, ...(method === "POST" && post) });
    return response.ok ? ok(await response.json().catch(() => undefined)) : err(await problemOf(response));
  } catch {
    return err(unreachable);
  }
}
