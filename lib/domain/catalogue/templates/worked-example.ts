import type { Claim, PipelineDocument } from "../../pipeline/document";
import { byId, compareText } from "../../pipeline/pipeline";

export interface Seen {
  readonly file: string;
  readonly line: number;
  readonly quote: string;
}

/** `Jenkinsfile, line 9: IMAGE_TAG=...`: the form that tests read back. */
export function cite({ file, line, quote }: Seen): string {
  return `${file}, line ${line}: ${quote}`;
}

type SeenStatus = "implemented" | "partial" | "missing";

/** What the files show about one control on one node: our words, then the lines. */
export function claimFrom(
  node: string,
  control: string,
  status: SeenStatus,
  finding: string,
  ...seen: readonly Seen[]
): Claim {
  return { node, control, status, note: [finding, ...seen.map(cite)].join("\n") };
}

/** The document with its records in the order of an export. */
export function inOrder(document: PipelineDocument): PipelineDocument {
  return {
    ...document,
    nodes: document.nodes.toSorted(byId),
    edges: document.edges.toSorted(byId),
    images: document.images.toSorted(byId),
    claims: document.claims.toSorted(
      (a, b) => compareText(a.node, b.node) || compareText(a.control, b.control),
    ),
  };
}
