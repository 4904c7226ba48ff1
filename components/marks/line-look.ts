import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import type { Artifact, PipelineEdge } from "@/lib/domain/pipeline/document";
import { isMoved } from "@/lib/domain/pipeline/is-moved";
import type { Word } from "@/lib/domain/words/word";

/** The kind of line of a connection; forms differ in black and white, too. */
export type LineLook = "checked" | "unchecked" | "hand" | "unset" | "tool" | "credential";

/** @param isChecked whether it is among `checkedHandOvers`. */
export function lineLook({ artifact, automated }: PipelineEdge, isChecked: boolean): LineLook {
  if (artifact === "credential" || artifact === "tool") return artifact;
  if (automated === undefined) return "unset";
  if (!automated) return "hand";
  return isChecked ? "checked" : "unchecked";
}

/** Whether manual or automated is not set: only connections whose artifact can come to run need it. */
export function isUnset({ artifact, automated }: PipelineEdge): boolean {
  return automated === undefined && artifact !== "credential" && isMoved({ artifact });
}

/** The words of the legend. */
export const lineWords: { readonly [look in LineLook]: Word } = {
  checked: {
    word: "checked",
    means: "automated, on no attack path, and a gate at one end checks the artifact",
  },
  unchecked: {
    word: "not checked",
    means: "automated, but no known gate checks the artifact, or an attack path uses it",
  },
  hand: { word: "manual", means: "a person moves the artifact" },
  unset: { word: "manual or automated?", means: "not answered yet: counts as open until it is" },
  tool: {
    word: "a tool",
    means: "runs inside the receiving node, such as a build or a scan, and need not be deployed",
  },
  credential: {
    word: "a credential",
    means: "carries a right to act, and nothing that comes to run",
  },
};

/** How a line is drawn; lengths in pixels of the screen. */
export interface LineStroke {
  readonly stroke: string;
  readonly fill: string;
  readonly width: number;
  readonly dash?: readonly [number, number, ...number[]];
  readonly isRound?: true;
  /** The look of unanswered connections: their middle is transparent. */
  readonly isHollow?: true;
  readonly arrow: number;
}

export const lineStrokes: { readonly [look in LineLook]: LineStroke } = {
  checked: { stroke: "!stroke-blue", fill: "fill-blue", width: 2.5, isRound: true, arrow: 9 },
  unchecked: { stroke: "!stroke-blue", fill: "fill-blue", width: 4, dash: [0.1, 7], isRound: true, arrow: 9 },
  hand: { stroke: "!stroke-ink", fill: "fill-ink", width: 2.25, dash: [9, 6], arrow: 9 },
  unset: { stroke: "!stroke-blue", fill: "fill-blue", width: 5, isHollow: true, arrow: 9 },
  tool: {
    stroke: "!stroke-control",
    fill: "fill-control",
    width: 2,
    dash: [8, 3, 2, 3],
    arrow: 7,
  },
  credential: {
    stroke: "!stroke-control",
    fill: "fill-control",
    width: 1.5,
    dash: [1, 5],
    isRound: true,
    arrow: 7,
  },
};

/** For the label of a line. */
export const artifactWords: { readonly [artifact in Artifact]: string } = {
  code: artifactRows.code.word,
  "parent-image": artifactRows["parent-image"].word,
  tool: artifactRows.tool.word,
  image: artifactRows.image.word,
  container: artifactRows.container.word,
  manifest: artifactRows.manifest.word,
  credential: artifactRows.credential.word,
};
