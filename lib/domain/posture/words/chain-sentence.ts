import type { Pipeline } from "../../pipeline/pipeline";
import type { Chain, ChainFinding } from "../posture";
import { nodeName } from "./node-names";
import { hopsAlong } from "./way-hops";
import { wayWords } from "./way-sentence";

/** What each finding about signatures is called. */
export const chainWords: { readonly [F in ChainFinding]: string } = {
  "signed-never-checked": "Signed, no check known",
  "checked-not-signed": "Checked, no signing known",
  "signed-too-early": "Signed too early",
};

/** "Jenkins signs, and on this way no check of it is known: Jenkins pushes to ECR, ECR to EKS." Whether nobody does, or nobody has said, is at the claims. */
export function chainSentence(pipeline: Pipeline, { finding, node, path }: Chain): string {
  const name = nodeName(pipeline, node);
  const way = wayWords(hopsAlong(pipeline, path, "content"), nodeName(pipeline, path[0] ?? node));
  switch (finding) {
    case "signed-never-checked":
      return `${name} signs, and on this way no check of it is known: ${way}.`;
    case "checked-not-signed":
      return `${name} checks signatures, and on this way no signing is known: ${way}. Unless something signs it, either that image is refused, or there is an exception.`;
    case "signed-too-early":
      return `${name} signs, and a later build makes another image, of which no signing is known: ${way}.`;
  }
}
