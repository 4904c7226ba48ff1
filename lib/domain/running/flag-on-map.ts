import type { PipelineNode } from "../pipeline/document";
import { limits } from "../pipeline/limits";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { claimedStatus } from "../posture/coverage/claimed-status";
import { lastPart, plainName } from "./brings";
import type { RunningFlag } from "./observed";

/** The control of the catalogue that what a container may do speaks against. */
export const flagControls: { readonly [F in RunningFlag]: string } = {
  "docker-socket": "run-no-host-access",
  privileged: "run-drop-privileges",
  "host-pid": "run-no-host-access",
  "host-network": "run-no-host-access",
  root: "run-drop-privileges",
};

/** What evidence has as its tool that was drawn from what runs. */
export const runningTool = "what runs";

/** Where a map says what a workload of this name may do: the workload that is drawn at what runs it. */
export class FlagsOnMap {
  private readonly workloads = new Map<string, PipelineNode>();

  constructor(private readonly pipeline: Pipeline) {
    for (const { source, target } of pipeline.edges.values()) {
      const node = pipeline.nodes.get(target);
      if (node?.kind === "workload") this.workloads.set(keyOf(source, node.name), node);
    }
  }

  workloadAt(place: string, workload: string): PipelineNode | undefined {
    return this.workloads.get(keyOf(place, workload));
  }

  /** As `workloadAt` finds it from now on. */
  add(place: string, node: PipelineNode): void {
    this.workloads.set(keyOf(place, node.name), node);
  }

  /**
   * The map tells it already: the claim of its control has a line with this very mark, in its note or as evidence that counts.
   * @param mark what `flagMark` makes of it
   * @param on the UTC day on which it was seen: evidence of before that may have been overtaken by then
   */
  isSaid({ place, workload, flag, mark, on }: SeenFlag): boolean {
    const node = this.workloadAt(place, workload);
    const claim = node && claimsOf(this.pipeline, node.id).get(flagControls[flag]);
    if (!claim) return false;
    // Who claims that it is implemented has answered the note.
    if (claim.status !== "implemented") return claim.status !== undefined && hasMark(claim.note, mark);
    const all = claim.evidence ?? [];
    const told = all.filter(
      ({ result, tool, title }) => result === "contradicts" && tool === runningTool && hasMark(title, mark),
    );
    const day = told.reduce((newest, { effective }) => (effective > newest ? effective : newest), on);
    const evidence = [...all.filter(({ result }) => result === "supports"), ...told];
    return told.length > 0 && claimedStatus({ ...claim, evidence }, day) === "contradicted";
  }
}

interface SeenFlag {
  readonly place: string;
  readonly workload: string;
  readonly flag: RunningFlag;
  readonly mark: string;
  readonly on: string;
}

/** In one of its lines, after the file and line of the source. */
function hasMark(text: string | undefined, mark: string): boolean {
  if (text?.includes(mark) !== true) return false;
  return text.split("\n").some((line) => {
    const at = line.indexOf(mark);
    return at > 0 && /:\d+ $/.test(line.slice(0, at));
  });
}

function keyOf(place: string, name: string): string {
  // As much of it as a node's name has room for.
  return `${place} ${plainName(lastPart(name).slice(0, limits.name))}`;
}
