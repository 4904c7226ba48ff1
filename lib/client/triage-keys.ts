import type { ClaimStatus } from "@/lib/domain/pipeline/document";
import { claimStatuses } from "@/lib/domain/pipeline/document-lists";
import { claimStatusWords } from "@/lib/domain/posture/words/status-words";

export type TriageAction =
  | { readonly do: "go"; readonly to: "next" | "previous" | "first" | "last" }
  | { readonly do: "status"; readonly status: ClaimStatus }
  | { readonly do: "owner" | "due" | "select" | "clear" | "open" | "map" | "keys" | "undo" | "redo" };

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const go = (to: "next" | "previous" | "first" | "last"): TriageAction => ({ do: "go", to });
const named: ReadonlyMap<string, TriageAction> = new Map([
  ["ArrowDown", go("next")],
  ["ArrowUp", go("previous")],
  ["Home", go("first")],
  ["End", go("last")],
  ["Enter", { do: "open" }],
  [" ", { do: "select" }],
  ["Escape", { do: "clear" }],
]);
const single: ReadonlyMap<string, TriageAction> = new Map<string, TriageAction>([
  ["j", go("next")],
  ["k", go("previous")],
  ["o", { do: "owner" }],
  ["d", { do: "due" }],
  ["x", { do: "select" }],
  ["m", { do: "map" }],
  ["?", { do: "keys" }],
  ...claimStatuses.map((status, index): [string, TriageAction] => [
    String(index + 1),
    { do: "status", status },
  ]),
]);

/** The action of a key while a row of the list has the focus. `hasSingleKeys`: whether keys of one character count. */
export function triageAction(
  { key, ctrlKey, metaKey, altKey, shiftKey }: Pressed,
  hasSingleKeys: boolean,
): TriageAction | undefined {
  if (altKey) return undefined;
  const lower = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) {
    if (lower === "z") return { do: shiftKey ? "redo" : "undo" };
    return lower === "y" && !shiftKey ? { do: "redo" } : undefined;
  }
  // By the character, whatever the layout: "?" is where Shift puts it.
  return named.get(key) ?? (hasSingleKeys ? single.get(lower) : undefined);
}

export const triageKeys: readonly {
  readonly keys: readonly string[];
  readonly does: string;
  readonly edits?: true;
  readonly isSingle?: true;
}[] = [
  { keys: ["J", "↓"], does: "Next row" },
  { keys: ["K", "↑"], does: "Previous row" },
  { keys: ["Home", "End"], does: "First row, last row" },
  { keys: ["Enter"], does: "Open its details" },
  { keys: ["M"], does: "Show it on the map", isSingle: true },
  { keys: ["X", "Space"], does: "Select the row, or deselect it" },
  { keys: ["Esc"], does: "Clear the selection, or close the details" },
  { keys: ["1"], does: claimStatusWords.missing.word, edits: true, isSingle: true },
  { keys: ["2"], does: claimStatusWords.planned.word, edits: true, isSingle: true },
  { keys: ["3"], does: claimStatusWords.partial.word, edits: true, isSingle: true },
  { keys: ["4"], does: claimStatusWords.implemented.word, edits: true, isSingle: true },
  {
    keys: ["5"],
    does: `${claimStatusWords["not-applicable"].word}, with a reason`,
    edits: true,
    isSingle: true,
  },
  {
    keys: ["6"],
    does: `${claimStatusWords.accepted.word}, with person, reason and end date`,
    edits: true,
    isSingle: true,
  },
  { keys: ["O"], does: "Set the owner", edits: true, isSingle: true },
  { keys: ["D"], does: "Set the due date", edits: true, isSingle: true },
  { keys: ["Ctrl+Z"], does: "Undo", edits: true },
  { keys: ["Ctrl+Shift+Z"], does: "Redo", edits: true },
  { keys: ["?"], does: "This list", isSingle: true },
];
