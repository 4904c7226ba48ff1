import { type ChangeToMake, insertKinds, type SingleChange } from "../ways-in/way-in";

/** A change in one text, for an address: `implement:ci:pin-dependencies`, `remove:e10`. No two changes have the same. */
export function changeKey(change: ChangeToMake): string {
  if ("together" in change) return change.together.map(changeKey).join("+");
  const parts = partsOf(change);
  return parts.map(encodeURIComponent).join(":");
}

/** The change that a text stands for; undefined for one that stands for none. What it names may be gone. */
export function changeFromKey(key: string): ChangeToMake | undefined {
  if (!key.includes("+")) return partFromKey(key);
  const together = key.split("+").map(partFromKey);
  return together.every((part) => part !== undefined) ? { together } : undefined;
}

function partFromKey(key: string): SingleChange | undefined {
  const [what, first, second, ...rest] = key.split(":").map(decode);
  if (first === undefined || first === "" || rest.length > 0) return undefined;
  if (second === undefined) {
    if (what === "remove") return { remove: first };
    return what === "revoke" ? { revoke: first } : undefined;
  }
  if (second === "") return undefined;
  if (what === "implement") return { implement: { node: first, control: second } };
  if (what === "lead") return { lead: { edge: first, to: second } };
  const kind = insertKinds.find((one) => one === second);
  return what === "insert" && kind ? { insert: { edge: first, kind } } : undefined;
}

function partsOf(change: SingleChange): readonly string[] {
  if ("implement" in change) return ["implement", change.implement.node, change.implement.control];
  if ("remove" in change) return ["remove", change.remove];
  if ("revoke" in change) return ["revoke", change.revoke];
  if ("lead" in change) return ["lead", change.lead.edge, change.lead.to];
  return ["insert", change.insert.edge, change.insert.kind];
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Typed by hand, a per cent sign may stand alone.
    return part;
  }
}
