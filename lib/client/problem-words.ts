import { counted } from "@/lib/domain/words/english";
import type { ApiProblem } from "./api";

/** What went wrong as one sentence or two, for a notice. */
export function problemText(problem: ApiProblem): string {
  if (problem.status === 0)
    return "Blueline cannot be reached. Nothing was changed; check the connection and try again.";
  if (problem.status === 429)
    return `Too many tries. Try again ${problem.retryAfter === undefined ? "in a few minutes" : `in ${durationText(problem.retryAfter)}`}.`;
  if (problem.status >= 500) return failureText(problem);
  return problem.detail ?? `${problem.title}.`;
}

/** What is wrong with one field of a form; `path` as the API names it. */
export function fieldProblem(problem: ApiProblem | undefined, path: string): string | undefined {
  const message = problem?.errors?.find((error) => error.path === path)?.message;
  if (message === undefined) return undefined;
  // The API says "must be ..." or "is ..." of the field it names beside it.
  return /^(must|is) /.test(message) ? `This ${message}.` : message;
}

/** Whether each error stands at one of the fields that the form shows, so that no notice is needed. */
export function isShownAtFields(problem: ApiProblem, paths: readonly string[]): boolean {
  const errors = problem.errors ?? [];
  return errors.length > 0 && errors.every((error) => paths.includes(error.path));
}

function failureText({ detail, instance }: ApiProblem): string {
  const where =
    instance === undefined
      ? ""
      : ` If it fails again, tell the person who runs Blueline this log id: ${instance.replace(/^urn:blueline:log:/, "")}.`;
  return `${detail ?? "Something went wrong on the server. Try again."}${where}`;
}

function durationText(seconds: number): string {
  if (seconds < 90) return counted(Math.ceil(seconds), "second");
  return `${Math.ceil(seconds / 60)} minutes`;
}
