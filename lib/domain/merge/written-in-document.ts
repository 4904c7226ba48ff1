import type { Claim, PipelineDocument } from "../pipeline/document";
import { claimKey, type Written, type WrittenClaim, type WrittenRecord } from "./written";

/** Prefix of drafted ids (lib/domain/scan/draft/draft-board.ts). */
export function isDraftedId(id: string): boolean {
  return id.startsWith("scan-");
}

/** Evidence that drafting created from a line. */
export function isScanEvidence({
  id,
  tool,
}: {
  readonly id: string;
  readonly tool?: string | undefined;
}): boolean {
  return tool === "blueline scan" && /^scan-\d+$/.test(id);
}

/**
 * The records with drafted ids in a pipeline's first document. Their values count as read from files only if the document has nothing
 * that only people write; in a copy or an export the origin is unknown.
 */
export function writtenInDocument(document: PipelineDocument): Written {
  const isDraft = isPlainDraft(document);
  const records = (list: readonly { readonly id: string }[]) =>
    new Map(
      list
        .filter(({ id }) => isDraftedId(id))
        .map((record): [string, WrittenRecord] => [
          record.id,
          { isOwn: true, ...(isDraft && { fields: { ...record } }) },
        ]),
    );
  return {
    nodes: records(document.nodes),
    edges: records(document.edges),
    zones: new Map(),
    images: records(document.images),
    claims: new Map(
      document.claims.flatMap((claim): readonly [string, WrittenClaim][] => {
        const { node: _node, control: _control, evidence = [], ...fields } = claim;
        const own = evidence.filter(isScanEvidence);
        if (!isDraft && own.length === 0) return [];
        return [
          [
            claimKey(claim),
            { isOwn: true, ...(isDraft && { fields }), evidence: new Map(own.map((one) => [one.id, one])) },
          ],
        ];
      }),
    ),
  };
}

function isPlainDraft({ description, nodes, edges, zones, images, claims }: PipelineDocument): boolean {
  return (
    nodes.length > 0 &&
    description === undefined &&
    zones.length === 0 &&
    [...nodes, ...edges, ...images].every(({ id }) => isDraftedId(id)) &&
    nodes.every(
      ({ owner, note, url, version, zone }) =>
        owner === undefined &&
        note === undefined &&
        url === undefined &&
        version === undefined &&
        zone === undefined,
    ) &&
    edges.every(({ note }) => note === undefined) &&
    claims.every(isDraftedClaim)
  );
}

/** As created by lib/domain/scan/draft/draft-claims.ts. */
function isDraftedClaim({
  node: _node,
  control: _control,
  status,
  note,
  evidence,
  ...others
}: Claim): boolean {
  if (Object.keys(others).length > 0 || evidence?.every(isScanEvidence) === false) return false;
  const isProved = evidence !== undefined && evidence.length > 0;
  return isProved
    ? status === "partial" || (status === "implemented" && note === undefined)
    : status === "missing" && note !== undefined;
}
