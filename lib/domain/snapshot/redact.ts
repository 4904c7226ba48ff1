import type * as z from "zod";
import type { frozenPostureSchema, Settled, sharedPostureSchema } from "../contract/posture";
import { kindRow } from "../catalogue/kinds";
import { technologyById } from "../catalogue/technologies";
import type { Show } from "../contract/snapshots";
import type { Claim, Image, PipelineDocument, PipelineNode, Zone } from "../pipeline/document";
import { byId, compareText } from "../pipeline/pipeline";
import { createHostHiding, type HostHiding, isHiddenKind } from "./host-hiding";
import { createCounting, sharedNodeNames } from "./shared-node-names";
import {
  claimFields,
  edgeFields,
  evidenceFields,
  imageFields,
  layerFields,
  nodeFields,
  parentFields,
  pickShown,
  zoneFields,
} from "./shown-fields";

type FrozenPosture = z.infer<typeof frozenPostureSchema>;
type SharedPosture = z.infer<typeof sharedPostureSchema>;

export interface Redacted {
  readonly document: PipelineDocument;
  readonly posture: SharedPosture;
}

/** What stands in the copy for the ids of the document, and for the addresses in its texts. */
interface Renaming {
  readonly nodes: Numbering;
  readonly images: Numbering;
  readonly hosts: HostHiding;
}

/**
 * The copy of a frozen pipeline that a link shows: what is switched off is not in it at all, in no field and in no id.
 * Ids are new numbers, because people and importers make them from names.
 * @param settled the controls that are no gap: `settledOf`.
 */
export function redact(
  document: PipelineDocument,
  posture: FrozenPosture,
  settled: readonly Settled[],
  show: Show,
): Redacted {
  const edges = createNumbering("e", document.edges);
  const zones = createNumbering("z", document.zones);
  const hosts = createHostHiding(document.nodes, show);
  const renaming: Renaming = {
    nodes: createNumbering("n", document.nodes),
    images: createNumbering("i", document.images),
    hosts,
  };
  const { nodes, images } = renaming;
  const names = sharedNodeNames(document.nodes, hosts, show);
  return {
    document: {
      schema: document.schema,
      name: hosts.name(document.name, "Pipeline"),
      ...(show.notes && document.description !== undefined
        ? { description: hosts.text(document.description) }
        : {}),
      nodes: document.nodes.toSorted(byId).map((node) => ({
        ...pickShown(node, nodeFields, show, hosts.text),
        ...redactTechnologies(node, renaming, show),
        id: nodes.of(node.id),
        name: names.get(node.id) ?? kindRow(node.kind).name,
        ...(node.zone === undefined ? {} : { zone: zones.of(node.zone) }),
      })),
      edges: document.edges.toSorted(byId).map((edge) => ({
        ...pickShown(edge, edgeFields, show, hosts.text),
        id: edges.of(edge.id),
        source: nodes.of(edge.source),
        target: nodes.of(edge.target),
        ...(edge.images ? { images: edge.images.map(images.of) } : {}),
      })),
      zones: redactZones(document.zones, zones, renaming, show),
      images: document.images.toSorted(byId).map((image) => redactImage(image, renaming, show)),
      claims: document.claims
        .toSorted((a, b) => compareText(a.node, b.node) || compareText(a.control, b.control))
        .flatMap((claim) => redactClaim(claim, renaming, show)),
    },
    posture: {
      ...redactPosture(posture, nodes),
      ...redactWaysIn(posture, nodes, edges),
      settled: settled.map(({ node, control, status }) => ({ node: nodes.of(node), control, status })),
    },
  };
}

/** Technologies of the catalogue, and those of the team's own words that name no host. */
function redactTechnologies(
  node: PipelineNode,
  { hosts }: Renaming,
  show: Show,
): Pick<PipelineNode, "technologies"> {
  if (node.technologies === undefined || show.hosts) return {};
  const shown = node.technologies.flatMap((technology) => {
    if (technologyById(technology) !== undefined) return [technology];
    const word = isHiddenKind(node) ? "" : hosts.name(technology, "");
    return word === "" ? [] : [word];
  });
  return { technologies: [...new Set(shown)] };
}

const zoneWords: { readonly [Kind in Zone["kind"]]: string } = {
  account: "Account",
  cluster: "Cluster",
  network: "Network",
  team: "Team",
  other: "Zone",
};

function redactZones(zones: readonly Zone[], ids: Numbering, { hosts }: Renaming, show: Show): Zone[] {
  const kept = zones.toSorted(byId).map((zone) => ({ zone, name: hosts.name(zone.name, "") }));
  const nameless = createCounting(kept.map(({ name }) => name));
  return kept.map(({ zone, name }) => ({
    ...pickShown(zone, zoneFields, show, hosts.text),
    id: ids.of(zone.id),
    name: name === "" ? nameless(zoneWords[zone.kind]) : name,
  }));
}

function redactImage(image: Image, { nodes, images, hosts }: Renaming, show: Show): Image {
  const { parents, layers } = image;
  const { reference } = hosts;
  return {
    ...pickShown(image, imageFields, show, reference),
    id: images.of(image.id),
    ...(image.builtBy === undefined ? {} : { builtBy: nodes.of(image.builtBy) }),
    ...(parents
      ? { parents: parents.map((parent) => pickShown(parent, parentFields, show, reference)) }
      : {}),
    ...(layers ? { layers: layers.map((layer) => pickShown(layer, layerFields, show, reference)) } : {}),
  };
}

/** A claim of which nothing is left to see is left out: that there was one is not shown either. */
function redactClaim(claim: Claim, { nodes, hosts }: Renaming, show: Show): Claim[] {
  const { evidence, ...shown } = pickShown(claim, claimFields, show, hosts.text);
  const numbered = createNumbering("v", evidence ?? []);
  const redacted: Claim = {
    ...shown,
    node: nodes.of(claim.node),
    ...(evidence
      ? {
          evidence: evidence.map((one) => ({
            ...pickShown(one, evidenceFields, show, hosts.text),
            id: numbered.of(one.id),
          })),
        }
      : {}),
  };
  return Object.keys(redacted).length > 2 ? [redacted] : [];
}

/** Counts and gaps name nodes by id and controls by the catalogue's: no text of anyone's is in them. */
function redactPosture({ coverage, gaps, analysis }: FrozenPosture, nodes: Numbering): SharedPosture {
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
    ...(analysis === undefined ? {} : { analysis }),
    coverage: {
      pipeline: coverage.pipeline,
      stages: {
        build: coverage.stages.build,
        distribute: coverage.stages.distribute,
        run: coverage.stages.run,
      },
      nodes: Object.fromEntries(
        Object.entries(coverage.nodes).map(([node, counts]) => [nodes.of(node), counts]),
      ),
    },
    gaps: { asDeclared: renumber(gaps.asDeclared), asProven: renumber(gaps.asProven) },
  };
}

/** Ways in name nodes, hand-overs and controls by id alone. None in what was frozen by version 1 of the analysis. */
function redactWaysIn(
  { graph, waysIn }: FrozenPosture,
  nodes: Numbering,
  edges: Numbering,
): Pick<SharedPosture, "targets" | "waysIn"> {
  if (!waysIn) return {};
  const renumber = (rows: typeof waysIn.asDeclared) =>
    rows.map(({ places, published, state, said, entries, reached, unguarded, witness, stops }) => ({
      places: places.map((place) =>
        "node" in place ? { node: nodes.of(place.node) } : { edge: edges.of(place.edge) },
      ),
      published,
      state,
      said,
      entries: entries.map((entry) => ({
        type: entry.type,
        state: entry.state,
        said: entry.said,
        closers: entry.closers.map(({ node, control, status }) => ({
          node: nodes.of(node),
          control,
          status,
        })),
      })),
      reached: reached.map(nodes.of),
      unguarded: unguarded.map(nodes.of),
      witness: witness.map(nodes.of),
      stops: stops.map(({ node, control }) => ({ node: nodes.of(node), control })),
    }));
  return {
    targets: (graph?.targets ?? []).map(nodes.of),
    waysIn: { asDeclared: renumber(waysIn.asDeclared), asProven: renumber(waysIn.asProven) },
  };
}

/** New ids for records, in the order of the old ones, which they do not repeat. */
interface Numbering {
  readonly of: (id: string) => string;
}

/** @param prefix what each new id begins with. */
function createNumbering(prefix: string, records: readonly { readonly id: string }[]): Numbering {
  // As many digits for all, so that sorting as text keeps the order.
  const digits = String(records.length).length;
  const numbers = new Map(
    records
      .toSorted(byId)
      .map(({ id }, index) => [id, `${prefix}${String(index + 1).padStart(digits, "0")}`]),
  );
  return { of: (id) => numbers.get(id) ?? `${prefix}0` };
}
