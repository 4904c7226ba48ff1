import type { PipelineNode } from "../pipeline/document";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
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

  /** The map has its control as missing, or has this as evidence against it: it is told already. */
  isSaid(place: string, workload: string, flag: RunningFlag): boolean {
    const node = this.workloadAt(place, workload);
    const claim = node && claimsOf(this.pipeline, node.id).get(flagControls[flag]);
    return (
      claim?.status === "missing" ||
      claim?.evidence?.some(({ result, tool }) => result === "contradicts" && tool === runningTool) === true
    );
  }
}

function keyOf(place: string, name: string): string {
  return `${place} ${plainName(lastPart(name))}`;
}
