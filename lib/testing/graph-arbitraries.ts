import * as fc from "fast-check";
import { confirmedArbitrary, withConfirmed } from "./confirmed";
import type { MappedCatalogue } from "@/lib/domain/catalogue/catalogue";
import type {
  Artifact,
  Claim,
  Evidence,
  Image,
  NodeKind,
  PipelineDocument,
  PipelineEdge,
  PipelineNode,
  Stage,
} from "../domain/pipeline/document";
import { pipelineFromDocument } from "../domain/pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "@/lib/domain/posture/coverage/applicable-controls";

export const graphToday = "2026-11-24";

// In the order of a usual pipeline, so that most edges lead somewhere; some are traps in plain objects.
const ids = ["n1", "n2", "7", "constructor", "n5", "n6", "n7"] as const;
const kindsInOrder: readonly NodeKind[] = [
  "developer",
  "source-repository",
  "ci",
  "parent-registry",
  "package-registry",
  "builder",
  "production-registry",
  "delivery",
  "orchestrator",
  "host",
  "workload",
  "service",
];
const images: readonly Image[] = [
  { id: "floating", name: "Floating", parents: [{ ref: "alpine:3" }] },
  { id: "half", name: "Half pinned", parents: [{ ref: "debian@sha256:ab" }, { ref: "ubuntu" }] },
  {
    id: "pinned",
    name: "Pinned",
    parents: [{ ref: "alpine:3", digest: `sha256:${"0".repeat(64)}` }, { ref: "debian@sha256:ab" }],
  },
  { id: "scratch", name: "From scratch" },
];
const optional = { noNullPrototype: true } as const;

const weights: { readonly [Kind in NodeKind]: number } = {
  developer: 2,
  "source-repository": 3,
  ci: 4,
  "parent-registry": 3,
  "package-registry": 1,
  builder: 3,
  "production-registry": 4,
  delivery: 4,
  orchestrator: 5,
  host: 4,
  workload: 2,
  service: 1,
};
const kind = fc.oneof(...kindsInOrder.map((one) => ({ weight: weights[one], arbitrary: fc.constant(one) })));

function stageOf(nodeKind: NodeKind): Stage {
  if (nodeKind === "production-registry" || nodeKind === "delivery") return "distribute";
  return nodeKind === "orchestrator" || nodeKind === "host" || nodeKind === "workload" ? "run" : "build";
}

const products = ["harbor", "teamcity", "kubernetes", "our own tool"];
const technologies = fc.oneof(
  { weight: 2, arbitrary: fc.constant<string[]>([]) },
  { weight: 1, arbitrary: fc.subarray(products) },
  { weight: 2, arbitrary: fc.constant(products) },
);

const nodeFields = fc.record(
  {
    kind,
    // Which of the kinds that are frequent in this pipeline it is, so that gates have several places; else its own.
    like: fc.constantFrom<number>(0, 1, 2, 2, 3, 4),
    // Few names, so that they tie.
    name: fc.constantFrom("Alpha", "Beta", "Gamma", "alpha"),
    // Most stand in the stage of their kind.
    oddStage: fc.oneof(
      { weight: 9, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom<Stage>("build", "distribute", "run") },
    ),
    technologies,
    environment: fc.constantFrom<NonNullable<PipelineNode["environment"]>>(
      "production",
      "production",
      "staging",
      "test",
    ),
    buildsImages: fc.boolean(),
    external: fc.boolean(),
  },
  { ...optional, requiredKeys: ["kind", "like", "name", "oddStage", "technologies", "buildsImages"] },
);

const manyNodes = fc.array(nodeFields, { minLength: 4, maxLength: ids.length, size: "max" });
const runner = fc.constantFrom<NodeKind>("orchestrator", "orchestrator", "host", "workload");
const fewNodes = fc.array(nodeFields, { minLength: 2, maxLength: 4, size: "max" });
const nodesArbitrary = fc
  .record({
    list: fc.oneof({ weight: 1, arbitrary: fewNodes }, { weight: 6, arbitrary: manyNodes }),
    often: fc.tuple(kind, kind, runner),
  })
  .map(({ list, often }): PipelineNode[] =>
    list
      .map(({ like, ...fields }) => ({ ...fields, kind: often[like] ?? fields.kind }))
      .toSorted((a, b) => kindsInOrder.indexOf(a.kind) - kindsInOrder.indexOf(b.kind))
      .map(({ oddStage, ...fields }, index) => ({
        id: ids[index] ?? "n1",
        stage: oddStage ?? stageOf(fields.kind),
        position: { x: 0, y: 0 },
        ...fields,
      })),
  );

const artifact = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Artifact>("image", "container", "code", "parent-image") },
  { weight: 3, arbitrary: fc.constant<Artifact>("manifest") },
  { weight: 2, arbitrary: fc.constant<Artifact>("credential") },
  { weight: 1, arbitrary: fc.constant<Artifact>("tool") },
);

function edgesBetween(nodes: readonly PipelineNode[]): fc.Arbitrary<PipelineEdge[]> {
  const end = fc.nat(nodes.length - 1);
  const edge = (ends: fc.Arbitrary<readonly [number, number]>) =>
    fc.record(
      {
        ends,
        artifact,
        images: fc.subarray(images.map(({ id }) => id)),
        automated: fc.boolean(),
        pinned: fc.boolean(),
        // Of credentials.
        right: fc.constantFrom<NonNullable<PipelineEdge["right"]>>("read", "publish", "deploy", "admin"),
        shortLived: fc.boolean(),
      },
      { ...optional, requiredKeys: ["ends", "artifact"] },
    );
  const forward = fc.tuple(end, end).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  // Most nodes are fed by one before them; the rest may be loops, parallels and ways back.
  const feeding = nodes
    .slice(1)
    .map((_, before) =>
      fc.option(edge(fc.nat(before).map((from) => [from, before + 1] as const)), { freq: 6 }),
    );
  const others = fc.array(
    edge(fc.oneof({ weight: 3, arbitrary: forward }, { weight: 1, arbitrary: fc.tuple(end, end) })),
    { maxLength: 5 },
  );
  return fc.tuple(fc.tuple(...feeding), others).map(([chain, rest]) =>
    [...chain, ...rest].flatMap((found, index) => {
      if (!found) return [];
      const { ends, ...fields } = found;
      return [{ id: `e${index}`, source: idAt(nodes, ends[0]), target: idAt(nodes, ends[1]), ...fields }];
    }),
  );
}

function idAt(nodes: readonly PipelineNode[], index: number): string {
  return nodes[index]?.id ?? "";
}

const day = fc.constantFrom("2026-11-01", "2026-11-23", graphToday, "2026-11-25", "2027-01-01");
const evidence: fc.Arbitrary<Evidence> = fc.record(
  {
    id: fc.constantFrom("v1", "v2", "v3"),
    title: fc.constant("A report"),
    result: fc.constantFrom("supports", "supports", "supports", "contradicts"),
    effective: day,
    expires: day,
  },
  { ...optional, requiredKeys: ["id", "title", "result", "effective"] },
);
const claimFields = fc.record(
  {
    status: fc.oneof(
      { weight: 6, arbitrary: fc.constant<NonNullable<Claim["status"]>>("implemented") },
      {
        weight: 2,
        arbitrary: fc.constantFrom<NonNullable<Claim["status"]>>(
          "missing",
          "planned",
          "partial",
          "not-applicable",
          "not-applicable",
        ),
      },
    ),
    review: day,
    evidence: fc.uniqueArray(evidence, { maxLength: 2, selector: ({ id }) => id }),
  },
  { ...optional, requiredKeys: ["status"] },
);

/** Some controls on many of the nodes that they apply to, and claims one by one; now and then of what does not apply. */
function claimsOn(document: PipelineDocument, catalogue: MappedCatalogue): fc.Arbitrary<Claim[]> {
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipelineFromDocument(document));
  const pairs = document.nodes.flatMap((node) =>
    controlsOf(node, surroundings.get(node.id)).map(({ id }) => ({ node: node.id, control: id })),
  );
  const odd = document.nodes.slice(0, 1).map(({ id }) => ({ node: id, control: "adm-threshold" }));
  const applying = new Set(pairs.map(({ control }) => control));
  const gates = catalogue.controls
    .filter(({ id, gate }) => gate !== undefined && applying.has(id))
    .map(({ id }) => id);
  const levelled = catalogue.mappings.frameworks.flatMap(({ requirements }) =>
    requirements.flatMap(({ track, controls }) => (track ? controls : [])),
  );
  const campaign = fc.record({
    control: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...gates, "img-sign") },
      { weight: 2, arbitrary: fc.constantFrom("img-sign", "adm-image-signature") },
      { weight: 2, arbitrary: fc.constantFrom(...levelled) },
    ),
    leftOut: fc.constantFrom("", ...ids),
    fields: claimFields,
  });
  const single = fc.record({ pair: fc.constantFrom(...pairs, ...odd), fields: claimFields });
  const campaigns = fc.oneof(
    { weight: 1, arbitrary: fc.array(campaign) },
    { weight: 3, arbitrary: fc.array(campaign, { minLength: 5, maxLength: 12, size: "max" }) },
  );
  return fc.tuple(campaigns, fc.array(single, { maxLength: 10, size: "max" })).map(([wide, singles]) => {
    const claims = [
      ...wide.flatMap(({ control, leftOut, fields }) =>
        pairs
          .filter((pair) => pair.control === control && pair.node !== leftOut)
          .map((pair) => ({ ...pair, ...fields })),
      ),
      ...singles.map(({ pair, fields }) => ({ ...pair, ...fields })),
    ];
    return [...new Map(claims.map((claim) => [`${claim.node} ${claim.control}`, claim])).values()];
  });
}

/** Small pipelines with everything in them that the analysis tells apart, to compare the engine with the slow oracle. */
export function graphArbitrary(catalogue: MappedCatalogue): fc.Arbitrary<PipelineDocument> {
  return nodesArbitrary
    .chain((nodes) =>
      edgesBetween(nodes).map((edges): PipelineDocument => ({
        schema: "blueline/pipeline/1",
        name: "Random",
        nodes,
        edges,
        zones: [],
        images: [...images],
        claims: [],
      })),
    )
    .chain((document) =>
      fc
        .tuple(claimsOn(document, catalogue), confirmedArbitrary)
        .map(([claims, confirmed]) => withConfirmed({ ...document, claims }, confirmed)),
    );
}
