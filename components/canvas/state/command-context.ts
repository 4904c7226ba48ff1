import type { EditorActions } from "@/lib/client/editor/editor-state";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { HighlightStore } from "../highlight/highlight-store";
import type { MapActions } from "./map-actions";
import type { MapState } from "./map-store";

export interface CommandContext {
  readonly map: MapActions;
  readonly state: () => MapState;
  readonly highlight: HighlightStore;
  readonly pipeline: () => Pipeline;
  readonly editor: EditorActions;
  readonly isReadOnly: () => boolean;
}
