import { mappedCatalogue } from "../../domain/catalogue/load-mappings";
import type { Claim, PipelineDocument, PipelineNode } from "../../domain/pipeline/document";
import { stages } from "../../domain/pipeline/document-lists";
import { isBuilding, mayBuild } from "../../domain/pipeline/is-building";
import { isRegistry } from "../../domain/pipeline/is-registry";
import { pipelineFromDocument } from "../../domain/pipeline/pipeline";
import { isRunner } from "../../domain/pipeline/runners";
import { analyse } from "../../domain/posture/analyse";
import { proofs } from "../../domain/posture/posture";
import { unsignedOf } from "../oracle/carried";
import { mapDay } from "../oracle/random-claims";
import { closedBy, edgesJudgedBy } from "../oracle/gates";
import { isEffective, worldOf } from "../oracle/world";
import {
  apart,
  assessed,
  controls,
  type Edit,
  inPlace,
  isFlow,
  isInProduction,
  isOtherInProduction,
  isTakenToRun,
  nodeAt,
  onEdge,
  onNode,
  pickOf,
  proof,
  targetsOf,
  whereClaimed,
  withClaims,
  withEdge,
  withMore,
  withNode,
} from "./edit";

/** Everything that applies and of which nothing is said. */
function claimRest(document: PipelineDocument, fields: Partial<Claim>): PipelineDocument {
  return withClaims(
    document,
    assessed(document).flatMap(({ node, control, claim }) =>
      claim ? [] : [{ node: node.id, control: control.id, ...fields }],
    ),
  );
}

const typesAt = (document: PipelineDocument, { id }: PipelineNode) =>
  analyse(pipelineFromDocument(document), mappedCatalogue, mapDay).waysIn.declared.flatMap(
    ({ places, entries }) =>
      places.some((place) => "node" in place && place.node === id) ? entries.map(({ type }) => type) : [],
  );

/**
 * Others of the technology share what runs on it, and that ends with the name. An entry that a product's control alone closes goes
 * with the product: such edits are left out.
 */
const withTechnologies = (technologies: string[]): Edit["edit"] =>
  onNode(
    ({ id, technologies: named = [] }, { nodes }) =>
      !named.some((one) => nodes.some((node) => node.id !== id && node.technologies?.includes(one))),
    (document, node) => {
      const edited = withNode(document, node.id, { technologies });
      const types = new Set(typesAt(edited, node));
      return typesAt(document, node).every((type) => types.has(type)) ? edited : undefined;
    },
  );

/** Another beside it, which builds too, takes over every second of what it hands on. */
function splitCi(document: PipelineDocument, ci: PipelineNode): PipelineDocument {
  const half = `${ci.id}-half`;
  const out = document.edges.filter(({ source }) => source === ci.id);
  const moved = new Set(out.filter((_edge, index) => index % 2 === 1).map(({ id }) => id));
  const into = document.edges.filter(({ target }) => target === ci.id);
  return {
    ...document,
    nodes: [...document.nodes, { ...ci, id: half, name: `${ci.name}, a half` }],
    edges: [
      ...document.edges.map((edge) => (moved.has(edge.id) ? { ...edge, source: half } : edge)),
      ...into.map((edge) => ({ ...edge, id: `${edge.id}-half`, target: half })),
    ],
    claims: [
      ...document.claims,
      ...document.claims.filter(({ node }) => node === ci.id).map((claim) => ({ ...claim, node: half })),
    ],
  };
}

/** It begins to sign, and each check that waits for it waits for another too. */
function oneSignerOfSeveral(document: PipelineDocument, pick: number): PipelineDocument | undefined {
  const world = worldOf(document, mappedCatalogue, mapDay);
  const waitsFor = proofs.flatMap((as) =>
    world.gates.flatMap((gate) => {
      const { provedBy } = gate.gate;
      if (provedBy === undefined) return [];
      const inPlaceAt = document.nodes.flatMap(({ id }) => (isEffective(world, id, gate.id, as) ? [id] : []));
      const closed = closedBy(world, gate, new Set(inPlaceAt));
      return edgesJudgedBy(world, gate)
        .filter(({ target }) => closed.has(target))
        .map((edge) => unsignedOf(world, edge, provedBy, as));
    }),
  );
  const signer = pickOf(
    document.nodes.filter(
      ({ id }) =>
        world.status(id, "img-sign") !== undefined &&
        waitsFor.some((nodes) => nodes.includes(id)) &&
        waitsFor.every((nodes) => !nodes.includes(id) || nodes.length > 1),
    ),
    pick,
  );
  return signer && withClaims(document, [inPlace(signer.id, "img-sign")]);
}

/** All that its kind could carry, where nobody acts. */
const atStrangers = onNode(
  ({ id, kind }, document) =>
    (kind === "parent-registry" || kind === "package-registry") &&
    !document.edges.some(
      (edge) =>
        edge.target === id && edge.source !== id && (edge.artifact === "tool" || isFlow(edge, document)),
    ),
  (document, { id, kind }) =>
    withClaims(
      document,
      controls
        .filter(({ appliesTo, gate, closes }) => appliesTo.includes(kind) && (gate ?? closes))
        .map((control) => inPlace(id, control.id)),
    ),
);

/** Of what runs in production: a registry from which tests alone pull is protected, and a delivery is no test. */
const deliveryBefore = onEdge(
  (edge, document) => {
    const end = nodeAt(document, edge.target);
    return isTakenToRun(edge, document) && end?.kind === "orchestrator" && isInProduction(end);
  },
  (document, edge) =>
    withMore(
      withEdge(document, edge.id, { target: "drawn", artifact: "image" }),
      { id: "drawn", kind: "delivery", name: "Drawn", stage: "distribute" },
      { ...edge, id: "drawn-on", source: "drawn" },
    ),
);

/** The agents of a CI are no targets outside the lane run. */
const runsCi = ({ id }: PipelineNode, document: PipelineDocument) =>
  document.edges.some(({ source, target, artifact }) => {
    const end = nodeAt(document, target);
    return source === id && artifact === "container" && end !== undefined && !isRunner(end);
  });

/**
 * What says nothing true: it takes no unprotected entry point off the list, and turns no gate to effective. To say that a machine
 * takes over what a developer hands on is none of them: it is an answer, and the gates there count.
 */
export const hidingEdits: readonly Edit[] = [
  {
    name: "renaming",
    edit: (document, pick) => ({
      ...document,
      nodes: document.nodes.map((node, index) => ({
        ...node,
        name: `${(index * 7 + pick) % 10} ${node.name}`,
      })),
    }),
    keepsScope: true,
  },
  { name: "a technology of one's own", edit: withTechnologies(["one-s-own"]) },
  { name: "no technology", edit: withTechnologies([]) },
  {
    name: "a ci split in two",
    edit: onNode((node) => node.kind === "ci" && (isBuilding(node) || mayBuild(node)), splitCi),
  },
  { name: "an unconnected verifier", edit: apart("delivery") },
  { name: "an unconnected cluster", edit: apart("orchestrator") },
  { name: "an unconnected repository", edit: apart("source-repository") },
  {
    name: "what is not assessed said planned, its review day past",
    edit: (document) => claimRest(document, { status: "planned", review: "2026-01-01" }),
    keepsScope: true,
  },
  {
    name: "what is not assessed said partial, its review day past",
    edit: (document) => claimRest(document, { status: "partial", review: "2026-01-01" }),
    keepsScope: true,
  },
  {
    name: "builds images taken back",
    edit: onNode(
      // What is handed images may pass them on: then gates on builds ask nothing of it.
      ({ id, kind, buildsImages }, document) =>
        kind === "ci" &&
        buildsImages === true &&
        !document.edges.some(
          ({ source, target, artifact }) =>
            target === id && source !== id && (artifact === "image" || artifact === "container"),
        ),
      (document, { buildsImages: _taken, ...ci }) => ({
        ...document,
        nodes: document.nodes.map((node) => (node.id === ci.id ? ci : node)),
      }),
    ),
  },
  {
    name: "an edge twice",
    edit: onEdge(
      () => true,
      (document, edge) => ({ ...document, edges: [...document.edges, { ...edge, id: "twice" }] }),
    ),
  },
  {
    name: "an edge to itself",
    edit: onNode(
      () => true,
      (document, { id }, pick) => ({
        ...document,
        edges: [
          ...document.edges,
          {
            ...(pickOf(document.edges, pick) ?? { artifact: "image" }),
            id: "itself",
            source: id,
            target: id,
          },
        ],
      }),
    ),
  },
  {
    name: "a runner said staging while others are production",
    edit: onNode(
      (node, document) => isRunner(node) && isInProduction(node) && isOtherInProduction(node, document),
      (document, { id }) => withNode(document, id, { environment: "staging" }),
    ),
  },
  {
    name: "a runner put into another lane",
    edit: onNode(
      (node, document) => isRunner(node) && !runsCi(node, document),
      (document, { id }, pick) => withNode(document, id, { stage: pickOf(stages, pick) ?? "build" }),
    ),
  },
  {
    name: "quarantine, checks and access control claimed at a registry that nothing feeds",
    edit: atStrangers,
    keepsScope: true,
  },
  {
    name: "gates claimed at a developer",
    edit: onNode(
      ({ kind }) => kind === "developer",
      (document, { id }) =>
        withClaims(
          document,
          controls.flatMap((control) => (control.gate ? [inPlace(id, control.id)] : [])),
        ),
    ),
    keepsScope: true,
  },
  {
    name: "evidence dated after today",
    edit: whereClaimed("implemented", (claim) => ({
      ...claim,
      evidence: [...(claim.evidence ?? []), { ...proof, effective: "2026-12-24" }],
    })),
    keepsScope: true,
  },
  { name: "one signer of several", edit: oneSignerOfSeveral },
  { name: "a delivery drawn before an allow-list", edit: deliveryBefore },
  {
    name: "a test runner beside a published registry",
    edit: onNode(
      (node, document) => isRegistry(node) && targetsOf(document).includes(node.id),
      (document, { id }) =>
        withMore(
          document,
          { id: "tests", kind: "host", name: "Tests", stage: "run", environment: "test" },
          { id: "to-tests", source: id, target: "tests", artifact: "image" },
        ),
    ),
  },
];
