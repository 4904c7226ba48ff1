import type { Catalogue, ControlProse } from "../catalogue/catalogue";
import type { Pipeline } from "../pipeline/pipeline";
import type { Posture } from "../posture/posture";

/** What an export needs besides the map. */
export interface ExportAt {
  /** The UTC day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly catalogue: Catalogue;
  /** What a control is and why it matters; it is large, so who asks for an export brings it. */
  readonly prose: (control: string) => ControlProse | undefined;
}

/** A format that a pipeline can be written in, as a row of a table. */
export interface ExportFormat {
  /** As in an address and on the command line. */
  readonly format: string;
  readonly title: string;
  /** Of the file, without the first dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** The whole file. The same pipeline, posture and day give the same text. */
  readonly write: (pipeline: Pipeline, posture: Posture, at: ExportAt) => string;
}
