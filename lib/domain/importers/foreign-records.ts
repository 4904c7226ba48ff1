import { kindRow, proposeArtifact } from "../catalogue/kinds";
import type { NodeKind } from "../pipeline/document";
import { nodeKinds } from "../pipeline/document-lists";
import { cleanName, cleanNote } from "./clean-foreign";
import type { FoundEdge, FoundNode } from "./found-model";
import type { NotCarried } from "./not-carried";
import { limits } from "../pipeline/limits";
import { type Recognised, recogniseTool } from "./recognise-tool";

/** Tags of other tools have no bound. */
const mostHints = 20;

function firstKnown(texts: readonly string[]): Recognised | undefined {
  for (const text of texts) {
    const known = recogniseTool(text.slice(0, limits.name));
    if (known) return known;
  }
  return undefined;
}

/** A node that was made elsewhere: what its name, or else a word beside it, says that it is. */
export function foreignNode(node: FoundNode, notCarried: NotCarried) {
  const known = firstKnown([node.name, ...(node.hints ?? []).slice(0, mostHints)]);
  const kind = known?.kind ?? node.otherwise ?? "service";
  const { name, phrase, stage } = kindRow(kind);
  if (!known)
    notCarried.add(
      `element is taken for ${phrase}, for its name is no tool of the catalogue`,
      `elements are each taken for ${phrase}, for their names are no tools of the catalogue`,
      node.name,
    );
  return {
    kind,
    stage,
    name: cleanName(node.name, name),
    ...(known?.technology === undefined ? {} : { technologies: [known.technology] }),
  };
}

/** A connection that was made elsewhere: it hands over what usually is between such ends, and its name is its note. */
export function foreignEdge(edge: FoundEdge, kindOf: ReadonlyMap<string, unknown>, notCarried: NotCarried) {
  const kindAt = (key: string | undefined): NodeKind =>
    nodeKinds.find((kind) => kind === kindOf.get(key ?? "")) ?? "service";
  const note = cleanNote(edge.name);
  notCarried.add(
    "connection was drawn elsewhere: what it hands over is what such ends usually do",
    "connections were drawn elsewhere: what they hand over is what such ends usually do",
    edge.name,
  );
  return {
    artifact: proposeArtifact(kindAt(edge.source), kindAt(edge.target)),
    ...(note === "" ? {} : { note }),
  };
}
