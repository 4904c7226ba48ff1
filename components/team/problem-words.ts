import type { Problem } from "@/lib/domain/contract/problem";

/** What went wrong as one sentence, for a notice. */
export function problemText(problem: Problem): string {
  if (problem.status === 0) return "Blueline cannot be reached. Nothing was changed; check the connection and try again.";
  return problem.detail ?? `${problem.title}.`;
}

/** What is wrong with one field of a form; `path` as the API names it. */
export function fieldProblem(problem: Problem | undefined, path: string): string | undefined {
  const message = problem?.errors?.find((error) => error.path === path)?.message;
  return message === undefined ? undefined : `${message.charAt(0).toLocaleUpperCase("en")}${message.slice(1)}`;
}

/** Whether each error stands at one of the fields that the form shows, so that no notice is needed. */
export function isShownAtFields(problem: Problem, paths: readonly string[]): boolean {
  const errors = problem.errors ?? [];
  return errors.length > 0 && errors.every((error) => paths.includes(error.path));
}
