import type * as z from "zod";
import { technologyById } from "../catalogue/technologies";
import type { frozenPostureSchema, Settled, sharedPostureSchema } from "../contract/posture";
import type { Show } from "../contract/shares";
import type { PipelineDocument, PipelineNode, Review, Zone } from "../pipeline/document";
import { byId, compareText, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import type { Posture } from "../posture/posture";
import { type CopyNumbers, createNumbering, numberCopy, type Numbering } from "./copy-numbers";
import { pendingIn } from "../reviews/pending-in";
import { createHostHiding, type HostHiding, isHiddenKind } from "./host-hiding";
import { pickOwnControls } from "./pick-own-controls";
import { pickClaims } from "./pick-claims";
import { redactAnswers } from "./redact-answers";
import { byNode, redactWays } from "./redact-ways";
import { keptName, nameless, wordFor } from "./shared-node-names";
import {
  edgeFields,
  imageFields,
  layerFields,
  nodeFields,
  parentFields,
  pickShown,
  zoneFields,
} from "./shown-fields";

type FrozenPosture = z.infer<typeof frozenPostureSchema>;
type SharedPosture = z.infer<typeof sharedPostureSchema>;

/** What was frozen, as far as a copy is made from it. */
export interface Redactable {
  readonly document: PipelineDocument;
  readonly posture: FrozenPosture;
  /** The controls that are no gap: `settledOf`. */
  readonly settled: readonly Settled[];
  /** ISO 8601 in UTC. */
  readonly takenAt: string;
  /** By the catalogue that was frozen with it. */
  readonly analyse: (pipeline: Pipeline, today: string) => Posture;
}

export interface Redacted {
  readonly document: PipelineDocument;
  readonly posture: SharedPosture;
}

/**
 * The copy of a frozen pipeline that a link shows: what is switched off is not in it at all, in no field, in no id, and in the
 * order of nothing. Ids are new numbers, because people and importers make them from names.
 */
export function redact({ document, posture, settled, takenAt, analyse }: Redactable, show: Show): Redacted {
  const shown = pickDocument(document, show);
  const numbers = numberCopy(shown, { posture, settled });
  const judge = () => analyse(pipelineFromDocument(numberedAlone(document, numbers)), takenAt.slice(0, 10));
  return {
    document: underNumbers(shown, numbers),
    posture: {
      ...redactPosture(posture, numbers.nodes),
      ...redactWays(posture, numbers, judge),
      ...redactAnswers(posture, numbers.nodes),
      settled: settled
        .map(({ node, control, status }) => ({ node: numbers.nodes.of(node), control, status }))
        .toSorted(byNode),
      ...stillPending(document, takenAt.slice(0, 10), numbers.nodes),
    },
  };
}

/** The approvals pending at that time: a copy lacks the rules of the workspace. */
function stillPending(
  document: PipelineDocument,
  day: string,
  nodes: Numbering,
): Pick<SharedPosture, "pending"> {
  const pending = document.claims.filter(pendingIn(document, day));
  if (pending.length === 0) return {};
  return {
    pending: pending
      .map(({ node, control }) => ({ node: nodes.of(node), control }))
      .toSorted((a, b) => byNode(a, b) || compareText(a.control, b.control)),
  };
}

/** What a copy shows of a document, still under its ids. What has no name of its own there is called by what it is. */
export function pickDocument(document: PipelineDocument, show: Show): PipelineDocument {
  const hosts = createHostHiding(document.nodes, show);
  const { reference } = hosts;
  return {
    schema: document.schema,
    name: hosts.name(document.name, "Pipeline"),
    ...(show.notes && document.description !== undefined
      ? { description: hosts.text(document.description) }
      : {}),
    nodes: document.nodes.map((node) => ({
      ...pickShown(node, nodeFields, show, hosts.text),
      ...pickTechnologies(node, hosts, show),
      name: keptName(node, hosts, show) ?? "",
    })),
    edges: document.edges.map((edge) => pickShown(edge, edgeFields, show, hosts.text)),
    zones: document.zones.map((zone) => ({
      ...pickShown(zone, zoneFields, show, hosts.text),
      name: hosts.name(zone.name, ""),
    })),
    images: document.images.map((image) => ({
      ...pickShown(image, imageFields, show, reference),
      ...(image.names ? { names: image.names.map(reference) } : {}),
      ...(image.parents
        ? { parents: image.parents.map((parent) => pickShown(parent, parentFields, show, reference)) }
        : {}),
      ...(image.layers
        ? { layers: image.layers.map((layer) => pickShown(layer, layerFields, show, reference)) }
        : {}),
    })),
    ...pickClaims(document, hosts, show),
    ...pickOwnControls(document, hosts),
  };
}

/** Technologies of the catalogue, and those of the team's own words that name no host. */
function pickTechnologies(
  node: PipelineNode,
  hosts: HostHiding,
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

/** Under the ids of the copy, in their order; what is called by what it is is counted in it: "Host", "Host 2". */
export function underNumbers(
  shown: PipelineDocument,
  { nodes, edges, zones, images }: CopyNumbers,
): PipelineDocument {
  return {
    ...shown,
    nodes: nameless(
      shown.nodes
        .map((node) => ({
          ...node,
          id: nodes.of(node.id),
          ...(node.zone === undefined ? {} : { zone: zones.of(node.zone) }),
        }))
        .toSorted(byId),
      wordFor,
    ),
    edges: shown.edges
      .map((edge) => ({
        ...edge,
        id: edges.of(edge.id),
        source: nodes.of(edge.source),
        target: nodes.of(edge.target),
        ...(edge.images ? { images: edge.images.map(images.of) } : {}),
      }))
      .toSorted(byId),
    zones: nameless(
      shown.zones.map((zone) => ({ ...zone, id: zones.of(zone.id) })).toSorted(byId),
      ({ kind }) => zoneWords[kind],
    ),
    images: shown.images
      .map((image) => ({
        ...image,
        id: images.of(image.id),
        ...(image.builtBy === undefined ? {} : { builtBy: nodes.of(image.builtBy) }),
      }))
      .toSorted(byId),
    claims: shown.claims
      .map((claim) => ({ ...claim, node: nodes.of(claim.node) }))
      .toSorted((a, b) => compareText(a.node, b.node) || compareText(a.control, b.control)),
    ...(shown.reviews ? { reviews: numberedReviews(shown.reviews, nodes) } : {}),
  };
}

/** Under the ids of their nodes, and ids that say nothing but their order. */
function numberedReviews(reviews: readonly Review[], nodes: Numbering): Review[] {
  const sorted = reviews
    .map((review) => ({ ...review, id: "", node: nodes.of(review.node) }))
    .toSorted((a, b) => compareText(a.node, b.node) || compareText(JSON.stringify(a), JSON.stringify(b)));
  const ids = createNumbering(
    "r",
    sorted.map((_, index) => String(index)),
  );
  return sorted.map((review, index) => ({ ...review, id: ids.of(String(index)) }));
}

/** All that is judged, called by its numbers: of two that are alike none comes first by a name. */
function numberedAlone(document: PipelineDocument, numbers: CopyNumbers): PipelineDocument {
  const called = <T extends { readonly id: string }>(records: readonly T[], { of }: Numbering) =>
    records.map((record) => ({ ...record, name: of(record.id) }));
  return underNumbers(
    {
      ...document,
      nodes: called(document.nodes, numbers.nodes),
      zones: called(document.zones, numbers.zones),
    },
    numbers,
  );
}

/** Counts and gaps name nodes by id and controls by the catalogue's: no text of anyone's is in them. */
function redactPosture(
  { coverage, gaps, analysis, notAnalysed }: FrozenPosture,
  nodes: Numbering,
): SharedPosture {
  const renumber = (list: FrozenPosture["gaps"]["asDeclared"]) =>
    list
      .map(({ node, control, status, priority, factors }) => ({
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
      }))
      // Those of one priority were in the order of names, which may be hidden.
      .toSorted((a, b) => b.priority - a.priority || byNode(a, b));
  return {
    ...(analysis === undefined ? {} : { analysis }),
    ...(notAnalysed === undefined ? {} : { notAnalysed }),
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
