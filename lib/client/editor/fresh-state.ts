import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { EditorState } from "./editor-state";

/** For a pipeline as the server has it, before any local change or event. */
export function freshState(pipeline: Pipeline, revision: number): EditorState {
  return {
    confirmed: pipeline,
    revision,
    pending: [],
    visible: pipeline,
    connection: "connecting",
    isHeldUp: false,
    isTakingUp: false,
    setAside: [],
    notices: [],
    stepsTaken: 0,
    beside: 0,
    besideRunning: 0,
    besideComments: 0,
  };
}
