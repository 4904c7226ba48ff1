import type { Pipeline } from "../../pipeline/pipeline";
import type { Chain, ChainFinding } from "../posture";
import { nodeName } from "./node-names";
import { hopsAlong } from "./way-hops";
import { wayWords } from "./way-sentence";

/** The findings about signatures. */
export const chainWords: { readonly [F in ChainFinding]: string } = {
  "signed-never-checked": "Signed, no known check",
  "checked-not-signed": "Checked, no known signing",
  "signed-too-early": "Signed too early",
};

/** "Jenkins signs, but no check is known on this path: Jenkins pushes to ECR, ECR to EKS." The statuses tell whether it is missing or not assessed. */
export function chainSentence(pipeline: Pipeline, { finding, node, path }: Chain): string {
  const name = nodeName(pipeline, node);
  const way = wayWords(hopsAlong(pipeline, path, "content"), nodeName(pipeline, path[0] ?? node));
  switch (finding) {
    case "signed-never-checked":
      return `${name} signs, but no check is known on this path: ${way}.`;
    case "checked-not-signed":
      return `${name} checks signatures, but no signing is known on this path: ${way}. Unless something signs the image, it is refused or there is an exception.`;
    case "signed-too-early":
      return `${name} signs, but a later build creates another image, and no signing of that is known: ${way}.`;
  }
}
