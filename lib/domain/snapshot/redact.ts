import type * as z from "zod";
import type { frozenPostureSchema, sharedPostureSchema } from "../contract/posture";
import type { Show } from "../contract/snapshots";
import type { Claim, Image, PipelineDocument, PipelineNode } from "../pipeline/document";
import { byId, compareText } from "../pipeline/pipeline";
import { createNumbering, type Numbering } from "./numbering";
import { isNamedByHost, withoutRegistryHosts } from "./registry-host";
import { claimFields, edgeFields, evidenceFields, imageFields, layerFields, nodeFields, parentFields, pickShown, zoneFields } from "./shown-fields";

type FrozenPosture = z.infer<typeof frozenPostureSchema>;
type SharedPosture = z.infer<typeof sharedPostureSchema>;

export interface Redacted {
  readonly document: PipelineDocument;
  readonly posture: SharedPosture;
}

/**
 * The copy of a frozen pipeline that a link shows: what is switched off is not in it at all, in no field and in no id.
 * Ids are numbered anew, because people and importers make them from names.
 */
export function redact(document: PipelineDocument, posture: FrozenPosture, show: Show): Redacted {
  const nodes = createNumbering("n", document.nodes);
  const zones = createNumbering("z", document.zones);
  const images = createNumbering("i", document.images);
  const edges = createNumbering("e", document.edges);
  const nameOf = createNames(show);
  return {
    document: {
      schema: document.schema,
      name: document.name,
      ...(show.notes && document.description !== undefined ? { description: document.description } : {}),
      nodes: document.nodes.toSorted(byId).map((node) => ({
        ...pickShown(node, nodeFields, show),
        id: nodes.of(node.id),
        name: nameOf(node),
        ...(node.zone === undefined ? {} : { zone: zones.of(node.zone) }),
      })),
      edges: document.edges.toSorted(byId).map((edge) => ({
        ...pickShown(edge, edgeFields, show),
        id: edges.of(edge.id),
        source: nodes.of(edge.source),
        target: nodes.of(edge.target),
        ...(edge.images ? { images: edge.images.map(images.of) } : {}),
      })),
      zones: document.zones.toSorted(byId).map((zone) => ({ ...pickShown(zone, zoneFields, show), id: zones.of(zone.id) })),
      images: document.images.toSorted(byId).map((image) => redactImage(image, { nodes, images }, show)),
      claims: document.claims
        .toSorted((a, b) => compareText(a.node, b.node) || compareText(a.control, b.control))
        .flatMap((claim) => redactClaim(claim, nodes, show)),
    },
    posture: redactPosture(posture, nodes),
  };
}

/** What is called instead of by its name is counted through, per word: "Developer", "Developer 2". */
function createNames(show: Show): (node: PipelineNode) => string {
  const counts = new Map<string, number>();
  const nameless = (word: string) => {
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    return count === 1 ? word : `${word} ${count}`;
  };
  return (node) => {
    if (node.kind === "developer" && !show.owners) return nameless("Developer");
    if (show.hosts) return node.name;
    if (node.kind === "host") return nameless("Host");
    const isRegistry = node.kind === "parent-registry" || node.kind === "production-registry";
    return isRegistry && isNamedByHost(node.name) ? nameless("Registry") : node.name;
  };
}

function redactImage(image: Image, { nodes, images }: { readonly nodes: Numbering; readonly images: Numbering }, show: Show): Image {
  const reference = (text: string) => (show.hosts ? text : withoutRegistryHosts(text));
  return {
    ...pickShown(image, imageFields, show),
    id: images.of(image.id),
    name: reference(image.name),
    ...(image.builtBy === undefined ? {} : { builtBy: nodes.of(image.builtBy) }),
    ...(image.parents ? { parents: image.parents.map((parent) => ({ ...pickShown(parent, parentFields, show), ref: reference(parent.ref) })) } : {}),
    ...(image.layers ? { layers: image.layers.map((layer) => ({ ...pickShown(layer, layerFields, show), title: reference(layer.title) })) } : {}),
  };
}

/** A claim of which nothing is left to see is left out: that there was one is not shown either. */
function redactClaim(claim: Claim, nodes: Numbering, show: Show): Claim[] {
  const { evidence, ...shown } = pickShown(claim, claimFields, show);
  const numbered = createNumbering("v", evidence ?? []);
  const redacted: Claim = {
    ...shown,
    node: nodes.of(claim.node),
    ...(evidence ? { evidence: evidence.map((one) => ({ ...pickShown(one, evidenceFields, show), id: numbered.of(one.id) })) } : {}),
  };
  return Object.keys(redacted).length > 2 ? [redacted] : [];
}

/** Counts and gaps name nodes by id and controls by the catalogue's: no text of anyone's is in them. */
function redactPosture({ coverage, gaps }: FrozenPosture, nodes: Numbering): SharedPosture {
  const renumber = (list: FrozenPosture["gaps"]["asDeclared"]) =>
    list.map(({ node, control, status, priority, factors }) => ({
      node: nodes.of(node),
      control,
      status,
      priority,
      factors: {
        weight: factors.weight,
        reach: factors.reach,
        ...(factors.opening === undefined ? {} : { opening: factors.opening }),
        ...(factors.bareness === undefined ? {} : { bareness: factors.bareness }),
        status: factors.status,
      },
    }));
  return {
    coverage: {
      pipeline: coverage.pipeline,
      stages: { build: coverage.stages.build, distribute: coverage.stages.distribute, run: coverage.stages.run },
      nodes: Object.fromEntries(Object.entries(coverage.nodes).map(([node, counts]) => [nodes.of(node), counts])),
    },
    gaps: { asDeclared: renumber(gaps.asDeclared), asProven: renumber(gaps.asProven) },
  };
}
