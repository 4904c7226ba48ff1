import type { Pipeline } from "../../pipeline/pipeline";
import type { Chain, ChainFinding } from "../posture";
import { nodeName } from "./node-names";
import { hopsAlong } from "./way-hops";
import { wayWords } from "./way-sentence";

/** What each finding about signatures is called. */
export const chainWords: { readonly [F in ChainFinding]: string } = {
  "signed-never-checked": "Signed, never checked",
  "checked-not-signed": "Checked, not signed",
  "signed-too-early": "Signed too early",
};

/** "Jenkins signs, and nobody checks: Jenkins pushes to ECR, ECR to EKS." */
export function chainSentence(pipeline: Pipeline, { finding, node, path }: Chain): string {
  const name = nodeName(pipeline, node);
  const way = wayWords(hopsAlong(pipeline, path, "content"), nodeName(pipeline, path[0] ?? node));
  switch (finding) {
    case "signed-never-checked":
      return `${name} signs, and on this way nobody checks it: ${way}.`;
    case "checked-not-signed":
      return `${name} checks signatures, and on this way nobody signs: ${way}. Either that image is refused, or there is an exception.`;
    case "signed-too-early":
      return `${name} signs, and a later build makes another image that nobody signs: ${way}.`;
  }
}
