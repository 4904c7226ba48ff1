import type { EditorActions } from "@/lib/client/editor/editor-state";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { MapActions } from "./map-actions";
import type { MapState } from "./map-store";

export interface CommandContext {
  readonly map: MapActions;
  readonly state: () => MapState;
  readonly pipeline: () => Pipeline;
  readonly editor: EditorActions;
  readonly isReadOnly: () => boolean;
}
