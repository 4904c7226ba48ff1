import type { Catalogue, ControlProse } from "../catalogue/catalogue";

/** What a model for another tool needs besides the map and its posture. */
export interface ExportAt {
  /** The UTC day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly catalogue: Catalogue;
  /** What a control is and why it matters; it is large, so who asks for an export brings it. */
  readonly prose: (control: string) => ControlProse | undefined;
}
