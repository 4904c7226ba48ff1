import { counted } from "../words/english";
import { byEffect } from "./choose-pieces";
import type { MergePiece } from "./merge-piece";

/**
 * Effects of the ticked changes: "Ticked so far: 2 changes make a control worse, 1 change makes one better."
 * @returns undefined if they make none worse or better
 */
export function effectsSentence(taken: readonly MergePiece[]): string | undefined {
  const [worse, better] = [byEffect(taken, "worse").length, byEffect(taken, "better").length];
  if (worse + better === 0) return undefined;
  const parts = [
    ...(worse > 0 ? [`${counted(worse, "change makes", "changes make")} a control worse`] : []),
    ...(better > 0
      ? [`${counted(better, "change makes", "changes make")} ${worse > 0 ? "one" : "a control"} better`]
      : []),
  ];
  return `Ticked so far: ${parts.join(", ")}.`;
}
