import { catalogue } from "@/lib/domain/catalog/load";
import { kindRow } from "@/lib/domain/catalog/kinds";
import { controlProse } from "@/lib/domain/catalog/prose";
import type { Claim, PipelineDocument, Stage } from "@/lib/domain/pipeline/document";
import type { Gap } from "@/lib/domain/posture/gaps";

/** A gap with all that a list says of it. */
export interface GapRow extends Gap {
  readonly stage: Stage;
  readonly nodeName: string;
  readonly kindName: string;
  readonly title: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  readonly frameworks: { readonly [framework: string]: readonly string[] };
  readonly owner?: string | undefined;
  /** Nobody owns the control, so the owner of the node is named. */
  readonly isNodeOwner: boolean;
  readonly due?: string | undefined;
}

/** In the order of the gaps. A gap of a control that this catalogue no longer has is shown by its id. */
export function gapRows(document: Pick<PipelineDocument, "nodes" | "claims">, gaps: readonly Gap[]): readonly GapRow[] {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const claims = new Map<string, Claim>(document.claims.map((claim) => [`${claim.node} ${claim.control}`, claim]));
  const titles = new Map(catalogue.controls.map(({ id, title }) => [id, title]));
  return gaps.flatMap((gap) => {
    const node = nodes.get(gap.node);
    if (!node) return [];
    const claim = claims.get(`${gap.node} ${gap.control}`);
    const prose = controlProse(gap.control);
    return [
      {
        ...gap,
        stage: node.stage,
        nodeName: node.name,
        kindName: kindRow(node.kind).name,
        title: titles.get(gap.control) ?? gap.control,
        why: firstSentence(prose?.why ?? ""),
        frameworks: prose?.frameworks ?? {},
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
