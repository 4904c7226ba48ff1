/** What an entry of the log touched. */
export type Subject =
  | { readonly of: "node" | "edge" | "zone" | "image"; readonly id: string }
  | { readonly of: "claim"; readonly node: string; readonly control: string }
  | { readonly of: "pipeline" };

/** The key of a subject in a comparison's log: `node ID`, `claim NODE CONTROL`, `pipeline`. */
export function subjectKey(subject: Subject): string {
  if (subject.of === "pipeline") return "pipeline";
  return subject.of === "claim" ? `claim ${subject.node} ${subject.control}` : `${subject.of} ${subject.id}`;
}
