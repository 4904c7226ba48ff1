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

/** A node from another tool: its name, or else a hint, decides its kind. */
export function foreignNode(node: FoundNode, notCarried: NotCarried) {
  const known = firstKnown([node.name, ...(node.hints ?? []).slice(0, mostHints)]);
  const kind = known?.kind ?? node.otherwise ?? "service";
  const { name, phrase, stage } = kindRow(kind);
  if (!known)
    notCarried.add(
      `element was imported as ${phrase}: the catalogue has no tool of that name`,
      `elements were imported as ${phrase}: the catalogue has no tools of these names`,
      node.name,
    );
  return {
    kind,
    stage,
    name: cleanName(node.name, name),
    ...(known?.technology === undefined ? {} : { technologies: [known.technology] }),
  };
}

/** A connection from another tool: gets the usual artifact between such nodes, and its name as a note. */
export function foreignEdge(edge: FoundEdge, kindOf: ReadonlyMap<string, unknown>, notCarried: NotCarried) {
  const kindAt = (key: string | undefined): NodeKind =>
    nodeKinds.find((kind) => kind === kindOf.get(key ?? "")) ?? "service";
  const note = cleanNote(edge.name);
  notCarried.add(
    "connection has no artifact in the file: the usual one between its nodes was set",
    "connections have no artifact in the file: the usual ones between their nodes were set",
    edge.name,
  );
  return {
    artifact: proposeArtifact(kindAt(edge.source), kindAt(edge.target)),
    ...(note === "" ? {} : { note }),
  };
}
