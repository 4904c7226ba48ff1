import "server-only";
import type * as z from "zod";
import { formatPath } from "@/lib/domain/pipeline/parse-document";
import type { FieldError } from "../errors";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const errorsShown = 50;

/** zod's errors as fields with names such as `operations[3].node.name`. */
export function fieldErrors(error: z.core.$ZodError): readonly FieldError[] {
  return error.issues.flatMap((issue) => errorsOf(issue, [])).slice(0, errorsShown);
}

function errorsOf(issue: Issue, parents: Path): readonly FieldError[] {
  const path = [...parents, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: pathText([...path, key]),
      message: "is an unknown field",
    }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0)
    return closest(issue.errors).flatMap((inner) => errorsOf(inner, path));
  return [{ path: pathText(path), message: issue.message }];
}

/** The most likely alternative: the one with the deepest errors, then with the fewest. */
function closest(alternatives: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));
  return (
    alternatives.toSorted((one, other) => depth(other) - depth(one) || one.length - other.length)[0] ?? []
  );
}

/** An unknown key may be of any length. */
function pathText(path: Path): string {
  return formatPath(path).slice(0, 200);
}
