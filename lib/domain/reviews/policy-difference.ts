import { isSame } from "../is-same";
import type { Policy } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";

type PolicyChange = Extract<OperationBody, { type: "policy.changed" }>["set"];

/** What `policy.changed` sets so that a map says what the workspace says; undefined: it says so already. */
export function policyDifference(from: Policy, to: Policy): PolicyChange | undefined {
  const [was, is] = [
    new Map<string, unknown>(Object.entries(from)),
    new Map<string, unknown>(Object.entries(to)),
  ];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (field) => !isSame(was.get(field), is.get(field)),
  );
  if (changed.length === 0) return undefined;
  // Fields of a policy, each with its value or null: as its schema has them.
  return Object.fromEntries(changed.map((field) => [field, is.get(field) ?? null])) as PolicyChange;
}
