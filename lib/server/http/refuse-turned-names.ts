import "server-only";
import { formatPath } from "@/lib/domain/pipeline/parse-document";
import { turnFault } from "@/lib/domain/pipeline/texts";
import { AppError, type FieldError } from "../errors";

const errorsShown = 50;

/**
 * Throws if a name in a request contains a control that changes text direction. The schemas, which also read
 * files, show it as a mark.
 */
export function refuseTurnedNames(body: unknown): void {
  const errors: FieldError[] = [];
  const visit = (value: unknown, path: readonly PropertyKey[]) => {
    if (typeof value !== "object" || value === null) return;
    const isList = Array.isArray(value);
    for (const [key, part] of Object.entries(value)) {
      if (typeof part !== "object" && turnFault(part, key) === undefined) continue;
      const inner = [...path, isList ? Number(key) : key];
      const message = turnFault(part, key);
      if (message !== undefined && errors.length < errorsShown)
        errors.push({ path: formatPath(inner).slice(0, 200), message });
      visit(part, inner);
    }
  };
  visit(body, []);
  if (errors.length > 0) throw new AppError("invalid", { errors });
}
