import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { Gap } from "@/lib/domain/posture/findings/gaps";
import type { FrameworkLine } from "../framework-line";
import type { OpenedWay } from "../gaps/opened-way";

/** A row as the list loaded; its changing parts come from the open pipeline. */
export interface TriageRow extends Gap {
  readonly stage: Stage;
  readonly title: string;
  readonly why: string;
  readonly nodeName: string;
  readonly kindName: string;
  readonly environment: PipelineNode["environment"];
  readonly isGate: boolean;
  /** For a custom control: its version. */
  readonly own?: number;
  readonly opens: OpenedWay | undefined;
  readonly frameworks: FrameworkLine;
  readonly status: EffectiveStatus;
}

export function keyOf({ node, control }: Pick<TriageRow, "node" | "control">): string {
  return `${node} ${control}`;
}
