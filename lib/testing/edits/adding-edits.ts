import { mappedCatalogue } from "../../domain/catalogue/load-mappings";
import type { PipelineDocument, PipelineEdge, PipelineNode } from "../../domain/pipeline/document";
import { isBuilding, mayBuild } from "../../domain/pipeline/is-building";
import { isByHand } from "../../domain/pipeline/is-by-hand";
import { isRegistry } from "../../domain/pipeline/is-registry";
import { isStranger } from "../../domain/pipeline/is-stranger";
import { documentFromPipeline, pipelineFromDocument } from "../../domain/pipeline/pipeline";
import type { Assessment } from "../../domain/posture/coverage/assessments";
import { isEffective } from "../../domain/posture/coverage/effective-status";
import type { InsertKind } from "../../domain/posture/ways-in/way-in";
import { supposed } from "../../domain/posture/what-if/supposed";
import { isThirdPartyEdge } from "../oracle/entries";
import { endsOf } from "../oracle/origins-and-targets";
import { mapDay } from "../oracle/random-claims";
import { worldOf } from "../oracle/world";
import {
  apart,
  assessed,
  controls,
  type Edit,
  inPlace,
  isFlow,
  isOtherInProduction,
  isTakenToRun,
  nodeAt,
  onEdge,
  onNode,
  pickOf,
  proof,
  whereClaimed,
  withClaims,
  withEdge,
  withMore,
  withoutEdge,
} from "./edit";

type Fits = (edge: PipelineEdge, document: PipelineDocument) => boolean;

const worldAt = (document: PipelineDocument) => worldOf(document, mappedCatalogue, mapDay);

/** An image out of a package registry is no origin's, that out of a mirror of it may be. */
const isMirrored: Fits = (edge, document) =>
  isThirdPartyEdge(worldAt(document), edge) &&
  (edge.artifact === "tool" || nodeAt(document, edge.source)?.kind !== "package-registry");

/**
 * Of a third party's name what fetches it decides, and whether what a runner holds leaks may be decided at what feeds that:
 * either would be another.
 */
const isChecked: Fits = (edge, document) =>
  isTakenToRun(edge, document) &&
  !isThirdPartyEdge(worldAt(document), edge) &&
  !document.edges.some(({ source, artifact }) => source === edge.target && artifact === "credential");

/** A step of one's own with its control in place, as the analysis proposes it. */
const inserted = (kind: InsertKind, fits: Fits): Edit["edit"] =>
  onEdge(fits, (document, { id }) => {
    const made = supposed(
      pipelineFromDocument(document),
      { insert: [{ edge: id, kind }] },
      { controls, today: mapDay },
    );
    return made.ok ? documentFromPipeline(made.value) : undefined;
  });

/** Signing at a node that builds nothing takes a check away from who holds it. */
const isNoLoss = ({ node, control }: Assessment) =>
  control.id !== "img-sign" || isBuilding(node) || mayBuild(node);

/** One of what is not in place and not set aside: to take an answer back may open what it kept out of view. */
function putInPlace(
  document: PipelineDocument,
  pick: number,
  isAsked: (assessment: Assessment) => boolean,
): PipelineDocument | undefined {
  const found = pickOf(
    assessed(document).filter((one) => isAsked(one) && isNoLoss(one)),
    pick,
  );
  return (
    found &&
    withClaims(document, [{ ...found.claim, ...inPlace(found.node.id, found.control.id), evidence: [proof] }])
  );
}

/** Somebody else hands to all that he hands to: a registry that nobody feeds is a stranger's own. */
function isOneOfSeveral({ id }: PipelineNode, document: PipelineDocument): boolean {
  const feeds = (source: string, target: string) =>
    document.edges.some((edge) => edge.source === source && edge.target === target && isFlow(edge, document));
  const others = document.nodes.filter((node) => node.id !== id && !isStranger(node));
  return document.nodes.every(
    (end) => !feeds(id, end.id) || others.some((other) => other.id !== end.id && feeds(other.id, end.id)),
  );
}

function beginsMore(before: PipelineDocument, after: PipelineDocument, ...aside: readonly string[]): boolean {
  const [known, found] = [before, after].map((document) => {
    const { firstParty, thirdParty } = endsOf(worldAt(document));
    return [...firstParty, ...thirdParty];
  });
  return found?.some((id) => !aside.includes(id) && known?.includes(id) !== true) === true;
}

const isOneOfUs: Fits = ({ source }, document) => !isStranger(nodeAt(document, source));
const isByHandOn: Fits = (edge, document) =>
  isByHand(edge, nodeAt(document, edge.source), nodeAt(document, edge.target));

/** Of nodes and edges the ids before, with something in front that changes their order. */
const otherId = (id: string, index: number) => `${(index * 37) % 100}-other-${id}`;
export const idBefore = (id: string) => id.replace(/^\d+-other-/, "");

function withOtherIds(document: PipelineDocument): PipelineDocument {
  const nodes = new Map(document.nodes.map(({ id }, index) => [id, otherId(id, index)]));
  const of = (id: string) => nodes.get(id) ?? id;
  return {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, id: of(node.id) })),
    edges: document.edges.map((edge, index) => ({
      ...edge,
      id: otherId(edge.id, index),
      source: of(edge.source),
      target: of(edge.target),
    })),
    claims: document.claims.map((claim) => ({ ...claim, node: of(claim.node) })),
    ...(document.reviews
      ? { reviews: document.reviews.map((review) => ({ ...review, node: of(review.node) })) }
      : {}),
  };
}

/** What makes it better, or says nothing: it adds no unprotected entry point, and turns no gate from effective. */
export const addingEdits: readonly Edit[] = [
  {
    name: "a control put in place",
    edit: (document, pick) =>
      putInPlace(
        document,
        pick,
        ({ status }) => status !== "not-applicable" && !isEffective(status, "proven"),
      ),
    keepsScope: true,
  },
  {
    name: "evidence for what is declared",
    edit: (document, pick) => putInPlace(document, pick, ({ status }) => status === "declared"),
    keepsScope: true,
  },
  {
    name: "a stranger removed",
    edit: onNode(
      (node, document) =>
        isStranger(node) &&
        // Whom something is handed to takes it away from what is published.
        !document.edges.some(({ target }) => target === node.id) &&
        isOneOfSeveral(node, document),
      (document, { id }) => {
        const edited = {
          ...document,
          nodes: document.nodes.filter((node) => node.id !== id),
          edges: document.edges.filter(({ source }) => source !== id),
          claims: document.claims.filter(({ node }) => node !== id),
        };
        // Where nothing else begins, what he fed begins itself.
        return beginsMore(document, edited) ? undefined : edited;
      },
    ),
  },
  {
    name: "a name pinned",
    edit: onEdge(
      ({ artifact, pinned }) => pinned !== true && ["tool", "image", "parent-image"].includes(artifact),
      (document, { id }) => withEdge(document, id, { pinned: true }),
    ),
    keepsScope: true,
  },
  {
    name: "a credential revoked",
    edit: onEdge(
      ({ artifact }) => artifact === "credential",
      (document, { id }) => withoutEdge(document, id),
    ),
  },
  {
    name: "a connection by hand removed",
    edit: onEdge(
      (edge, document) => isFlow(edge, document) && isOneOfUs(edge, document) && isByHandOn(edge, document),
      (document, { id, target }) => {
        const edited = withoutEdge(document, id);
        return beginsMore(document, edited, target) ? undefined : edited;
      },
    ),
  },
  { name: "an own mirror with quarantine before a user", edit: inserted("mirror", isMirrored) },
  { name: "a verifying step before a runner", edit: inserted("verifier", isChecked) },
  { name: "an unconnected service", edit: apart("service") },
  {
    name: "a staging cluster drawn beside",
    edit: onNode(
      (node, document) => isRegistry(node) && isOtherInProduction(node, document),
      (document, { id }) =>
        withMore(
          document,
          { id: "beside", kind: "orchestrator", name: "Beside", stage: "run", environment: "staging" },
          { id: "to-beside", source: id, target: "beside", artifact: "image" },
        ),
    ),
  },
  {
    name: "missing become planned",
    edit: whereClaimed("missing", (claim) => ({ ...claim, status: "planned" })),
    keepsScope: true,
  },
  {
    name: "a note, an owner, a move on the canvas",
    edit: (document) => ({
      ...document,
      nodes: document.nodes.map((node, index) => ({
        ...node,
        owner: "Ana",
        notes: "Seen.",
        position: { x: index * 40, y: 7 },
      })),
      claims: document.claims.map((claim) => ({ ...claim, owner: "Ana", note: "Seen." })),
    }),
    keepsScope: true,
  },
  { name: "other ids", edit: withOtherIds, keepsScope: true },
  {
    name: "another order of nodes, edges and claims",
    edit: (document) => ({
      ...document,
      nodes: document.nodes.toReversed(),
      edges: document.edges.toReversed(),
      claims: document.claims.toReversed(),
    }),
    keepsScope: true,
  },
];
