import { kindRow } from "@/lib/domain/catalogue/kinds";
import type { Claim, PipelineDocument, Stage } from "@/lib/domain/pipeline/document";
import type { Gap } from "@/lib/domain/posture/findings/gaps";
import { disambiguateNames } from "@/lib/domain/posture/words/disambiguate-names";
import { type ControlText, type ControlTexts, currentTexts } from "../control-texts";
import { mitigatedBy } from "../answering-controls";

export interface GapRow extends Gap {
  readonly stage: Stage;
  readonly nodeName: string;
  readonly kindName: string;
  readonly title: string;
  readonly why: string;
  readonly frameworks: ControlText["frameworks"];
  readonly techniques: readonly string[];
  readonly owner?: string | undefined;
  /** Nobody owns the control, so the owner of the node is named. */
  readonly isNodeOwner: boolean;
  readonly due?: string | undefined;
}

/** In the order of the gaps. */
export function gapRows(
  document: Pick<PipelineDocument, "nodes" | "claims">,
  gaps: readonly Gap[],
  textsOf: ControlTexts = currentTexts,
): readonly GapRow[] {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const apart = disambiguateNames(document.nodes);
  const claims = new Map<string, Claim>(
    document.claims.map((claim) => [`${claim.node} ${claim.control}`, claim]),
  );
  return gaps.flatMap((gap) => {
    const node = nodes.get(gap.node);
    if (!node) return [];
    const claim = claims.get(`${gap.node} ${gap.control}`);
    const { title, why, frameworks } = textsOf(gap.control);
    return [
      {
        ...gap,
        stage: node.stage,
        nodeName: apart.get(node.id) ?? node.name,
        kindName: kindRow(node.kind).name,
        title,
        why: firstSentence(why),
        frameworks,
        techniques: mitigatedBy.get(gap.control) ?? [],
        owner: claim?.owner || node.owner || undefined,
        isNodeOwner: !claim?.owner,
        due: claim?.due,
      },
    ];
  });
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}
