import type { Pipeline } from "../pipeline/pipeline";
import type { Posture } from "../posture/posture";

/** The content of an export: a pipeline with its results. */
export interface ExportSource {
  readonly pipeline: Pipeline;
  readonly posture: Posture;
  /** For which instant the posture holds, in ISO 8601 and UTC; the time in the file. */
  readonly at: string;
}

/** JSON that a person can read and two of which can be compared line by line. */
export function readableJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
