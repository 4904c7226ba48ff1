import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { artifacts } from "@/lib/domain/pipeline/document-lists";

/** What can travel on a hand-over, as a list offers it. */
export const artifactOptions = artifacts.map((value) => ({ value, label: artifactRows[value].name }));

/** Who can move it, as a list offers it. */
export const automatedOptions = [
  { value: "unknown", label: "Not said" },
  { value: "automated", label: "Automated" },
  { value: "by-hand", label: "By hand: a person does it" },
] as const;

type Automated = (typeof automatedOptions)[number]["value"];

/** The choice that a hand-over stands at. */
export function choiceOf({ automated }: Pick<PipelineEdge, "automated">): Automated {
  return automated === undefined ? "unknown" : automated ? "automated" : "by-hand";
}

/** What a hand-over holds for that choice; null where nothing is said. */
export function automatedOf(choice: Automated): boolean | null {
  return choice === "unknown" ? null : choice === "automated";
}

/** Whether its name is fixed, as a list offers it. */
export const pinnedOptions = [
  { value: "unknown", label: "Not said" },
  { value: "pinned", label: "Pinned: by digest, commit or hashed lock file" },
  { value: "floating", label: "Not pinned: a tag, a branch, a range or an address" },
] as const;

type Pinned = (typeof pinnedOptions)[number]["value"];

export function pinnedChoiceOf({ pinned }: Pick<PipelineEdge, "pinned">): Pinned {
  return pinned === undefined ? "unknown" : pinned ? "pinned" : "floating";
}

/** What a hand-over holds for that choice; null where nothing is said. */
export function pinnedOf(choice: Pinned): boolean | null {
  return choice === "unknown" ? null : choice === "pinned";
}
