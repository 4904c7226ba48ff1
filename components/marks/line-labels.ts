import type { LabelForm } from "@/lib/domain/drawing/place-labels";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { pinnedWords } from "@/lib/domain/words/pinned-words";
import { artifactWords, isUnset } from "./line-look";

/** In pixels; the letters of the typeface at 11 pixels, with a small margin. */
const [letter, padding, disc, sign, height] = [6, 18, 14, 16, 20] as const;

/** The label of a connection: the full text, or the important part if there is less room. */
export function labelWords(edge: PipelineEdge): {
  readonly full: string;
  readonly short: string;
} {
  const { artifact, automated, pinned } = edge;
  const what = artifactWords[artifact];
  const said = pinned === false ? what + pinnedWords(edge) : what;
  if (automated === false) return { full: `${said}, manual`, short: "manual" };
  if (isUnset(edge)) return { full: `${said}, manual?`, short: "manual?" };
  return { full: said, short: what };
}

interface Extras {
  /** Signs beside the words: an unusual artifact, a crossed boundary. */
  readonly signs: number;
  /** A button at its end. */
  readonly button?: number;
}

/** The forms of a label, from the longest to the shortest. */
export function labelForms(
  edge: PipelineEdge,
  { signs, button = 0 }: Extras,
  isStep: boolean,
): readonly LabelForm[] {
  const { full, short } = labelWords(edge);
  const beside = padding + (edge.automated === false ? disc : 0) + signs * sign + button;
  const form = (kind: LabelForm["kind"], text: string): LabelForm => ({
    kind,
    width: Math.ceil(text.length * letter) + beside,
    height,
  });
  return [
    form("full", full),
    ...(short === full ? [] : [form("short", short)]),
    { kind: isStep ? "stack" : "sign", width: height, height },
  ];
}
