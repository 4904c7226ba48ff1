import * as fc from "fast-check";
import { confirmedArbitrary, withConfirmed } from "../confirmed";
import type { Catalogue } from "../../domain/catalogue/catalogue";
import type {
  Artifact,
  Image,
  NodeKind,
  PipelineDocument,
  PipelineEdge,
  PipelineNode,
  Stage,
} from "../../domain/pipeline/document";
import { credentialRights } from "../../domain/pipeline/document-lists";
import { claimFields, type ClaimFields, claimsOn, maybe, type Secured } from "./random-claims";

// In the order of a usual pipeline, so that most edges lead somewhere.
const kinds = {
  developer: { weight: 4, technologies: [] },
  "source-repository": { weight: 4, technologies: ["github", "gitlab", "our-own"] },
  "package-registry": { weight: 3, technologies: ["npm", "artifactory"] },
  "parent-registry": { weight: 2, technologies: ["docker-hub", "artifactory"] },
  ci: { weight: 6, technologies: ["github-actions", "jenkins", "teamcity", "our-own", "gitlab-ci"] },
  builder: { weight: 3, technologies: ["kaniko", "docker-build-cloud"] },
  "production-registry": { weight: 4, technologies: ["harbor", "ecr", "artifactory"] },
  delivery: { weight: 3, technologies: ["argo-cd", "docker-compose"] },
  orchestrator: { weight: 4, technologies: ["kubernetes", "eks", "ecs", "nomad", "our-own"] },
  host: { weight: 3, technologies: ["ec2", "docker-engine", "bare-metal", "our-own"] },
  workload: { weight: 3, technologies: ["pod", "container"] },
  service: { weight: 2, technologies: ["vault"] },
} as const satisfies {
  readonly [kind in NodeKind]: { readonly weight: number; readonly technologies: readonly string[] };
};
// The keys of a table of all kinds are the kinds.
const kindsInOrder = Object.keys(kinds) as readonly NodeKind[];

const images: readonly Image[] = [
  { id: "floating", name: "Floating", parents: [{ ref: "alpine:3" }] },
  { id: "half", name: "Half pinned", parents: [{ ref: "debian@sha256:ab" }, { ref: "ubuntu" }] },
  { id: "pinned", name: "Pinned", parents: [{ ref: "debian@sha256:ab" }] },
  { id: "scratch", name: "From scratch" },
];

function stageOf(kind: NodeKind): Stage {
  if (kind === "production-registry" || kind === "delivery") return "distribute";
  return kind === "orchestrator" || kind === "host" || kind === "workload" ? "run" : "build";
}

/** Which kinds each usually hands something to. */
const hands: { readonly [kind in NodeKind]: readonly NodeKind[] } = {
  developer: [
    "source-repository",
    "source-repository",
    "ci",
    "builder",
    "delivery",
    "orchestrator",
    "production-registry",
    "package-registry",
    "workload",
    "workload",
    "workload",
  ],
  "source-repository": ["ci", "ci", "builder", "delivery", "source-repository"],
  "package-registry": [
    "ci",
    "ci",
    "builder",
    "package-registry",
    "host",
    "orchestrator",
    "production-registry",
  ],
  "parent-registry": ["ci", "builder", "production-registry", "parent-registry"],
  ci: [
    "builder",
    "production-registry",
    "production-registry",
    "delivery",
    "ci",
    "package-registry",
    "orchestrator",
  ],
  builder: ["production-registry", "production-registry", "ci"],
  "production-registry": [
    "orchestrator",
    "orchestrator",
    "host",
    "delivery",
    "production-registry",
    "builder",
  ],
  delivery: ["orchestrator", "host"],
  orchestrator: ["host", "workload", "ci"],
  host: ["workload", "ci"],
  workload: ["orchestrator"],
  service: ["ci", "orchestrator", "delivery", "source-repository", "production-registry"],
};

/** What usually travels between two kinds; anything now and then. */
function usual(from: NodeKind, to: NodeKind): readonly Artifact[] {
  if (to === "package-registry") return from === "package-registry" ? ["tool"] : ["image", "tool"];
  switch (from) {
    case "developer":
      return to === "source-repository" || to === "ci" || to === "builder"
        ? ["code", "code", "code", "tool", "credential"]
        : ["image", "container", "manifest", "credential"];
    case "source-repository":
      return to === "delivery" || stageOf(to) === "run"
        ? ["manifest", "code"]
        : ["code", "code", "code", "tool"];
    case "package-registry":
      return stageOf(to) === "run" ? ["image", "tool"] : ["tool", "tool", "image"];
    case "parent-registry":
      return ["parent-image", "parent-image", "image", "tool"];
    case "ci":
    case "builder":
      return to === "ci" || to === "builder"
        ? ["code", "tool", "image"]
        : ["image", "image", "manifest", "credential"];
    case "production-registry":
      return to === "ci" || to === "builder" ? ["parent-image", "tool"] : ["image", "image", "credential"];
    case "delivery":
      return ["manifest", "image", "container", "credential"];
    case "service":
      return ["credential", "credential", "tool"];
    default:
      return ["container", "container", "credential", "image"];
  }
}

const nodeFields = fc.record({
  kind: fc.oneof(
    ...kindsInOrder.map((kind) => ({ weight: kinds[kind].weight, arbitrary: fc.constant(kind) })),
  ),
  external: fc.integer({ min: 0, max: 2 }),
  technology: maybe(fc.nat(4), 7),
  second: maybe(fc.nat(4), 3),
  buildsImages: fc.constantFrom(true, true, true, undefined, undefined, false),
  environment: maybe(fc.constantFrom("production" as const, "staging" as const, "test" as const), 3),
  oddStage: maybe(fc.constantFrom<Stage>("build", "distribute", "run"), 2),
  name: fc.nat(1000),
});
const edgeFields = fc.record({
  pair: fc.nat(1000),
  artifact: fc.nat(100),
  wild: fc.integer({ min: 0, max: 12 }),
  pinned: maybe(fc.boolean(), 5),
  automated: maybe(fc.boolean(), 5),
  right: maybe(fc.constantFrom(...credentialRights, "publish" as const, "deploy" as const), 6),
  shortLived: maybe(fc.boolean(), 3),
  images: maybe(fc.subarray(images.map(({ id }) => id)), 4),
});
type NodeFields = typeof nodeFields extends fc.Arbitrary<infer T> ? T : never;
type EdgeFields = typeof edgeFields extends fc.Arbitrary<infer T> ? T : never;

/** What most pipelines have, and what each of these hands to the next. */
const skeleton: NodeKind[] = ["developer", "source-repository", "ci", "production-registry", "orchestrator"];
const spine: readonly Artifact[] = ["code", "code", "image", "image"];

/** Up to how many there are; some edges more join what most pipelines have. */
interface Size {
  readonly nodes: number;
  readonly edges: number;
  readonly claims: number;
}

const usualSize: Size = { nodes: 8, edges: 10, claims: 24 };
/** Where each map takes a search for every change that could be made. */
export const smallSize: Size = { nodes: 5, edges: 5, claims: 12 };

/** Small maps with everything in them that the analysis of ways in tells apart. They shrink well. */
export function randomMap(catalogue: Catalogue, size = usualSize): fc.Arbitrary<PipelineDocument> {
  return fc
    .record({
      usually: fc.oneof(
        { weight: 1, arbitrary: fc.subarray(skeleton) },
        { weight: 2, arbitrary: fc.constant(skeleton) },
      ),
      nodes: fc.array(nodeFields, { minLength: 4, maxLength: size.nodes, size: "max" }),
      spine: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }),
      edges: fc.array(edgeFields, { maxLength: size.edges, size: "max" }),
      claims: fc.array(claimFields, { maxLength: size.claims, size: "max" }),
      // Which of every few controls stand everywhere before anything else is claimed.
      secured: maybe(fc.record({ every: fc.integer({ min: 2, max: 5 }), proven: fc.boolean() }), 5),
      // Everything is reviewed, and of most branches nobody has said how they run.
      reviewed: fc.integer({ min: 0, max: 2 }).map((one) => one === 0),
      confirmed: confirmedArbitrary,
    })
    .map(({ confirmed, ...fields }) => withConfirmed(mapOf(catalogue, fields), confirmed));
}

interface MapFields {
  readonly usually: readonly NodeKind[];
  readonly nodes: readonly NodeFields[];
  readonly spine: readonly number[];
  readonly edges: readonly EdgeFields[];
  readonly claims: readonly ClaimFields[];
  readonly secured: Secured | undefined;
  readonly reviewed: boolean;
}

function mapOf(catalogue: Catalogue, fields: MapFields): PipelineDocument {
  const nodes = fields.nodes
    .map((one, index) => ({ ...one, kind: fields.usually[index] ?? one.kind }))
    .toSorted((a, b) => kindsInOrder.indexOf(a.kind) - kindsInOrder.indexOf(b.kind))
    .map(nodeOf);
  return {
    schema: "blueline/pipeline/1",
    name: "Random",
    nodes,
    edges: [...spineOf(nodes, fields.spine), ...fields.edges.map((one, index) => edgeOf(nodes, one, index))],
    zones: [],
    images: [...images],
    claims: claimsOn(catalogue, nodes, fields),
  };
}

function spineOf(nodes: readonly PipelineNode[], chances: readonly number[]): readonly PipelineEdge[] {
  return spine.flatMap((artifact, index): PipelineEdge[] => {
    const from = nodes.find(({ kind }) => kind === skeleton[index]);
    const to = nodes.findLast(({ kind }) => kind === skeleton[index + 1]);
    if (!from || !to || chances[index] === 0) return [];
    return [{ id: `s${index}`, source: from.id, target: to.id, artifact }];
  });
}

function nodeOf(fields: NodeFields, index: number): PipelineNode {
  const { kind, external, technology, second, buildsImages, environment, oddStage, name } = fields;
  const known: readonly string[] = kinds[kind].technologies;
  const technologies = [
    ...new Set(
      [technology, technology === undefined ? undefined : second].flatMap((at) => known[at ?? -1] ?? []),
    ),
  ];
  return {
    id: `n${index}`,
    kind,
    // Different names, in no order that says anything.
    name: `${String(name).padStart(4, "0")} ${kind} ${index}`,
    stage: oddStage ?? stageOf(kind),
    position: { x: 0, y: 0 },
    ...(technologies.length > 0 ? { technologies } : {}),
    ...(kind === "developer" && external === 0 ? { external: true } : {}),
    ...(kind === "ci" && buildsImages !== undefined ? { buildsImages } : {}),
    ...(environment === undefined ? {} : { environment }),
  };
}

function edgeOf(nodes: readonly PipelineNode[], fields: EdgeFields, index: number): PipelineEdge {
  const { pinned, automated, images: names, right, shortLived, wild } = fields;
  const everyPair = nodes.flatMap((from) => nodes.map((to) => [from, to] as const));
  const usualPairs = nodes.flatMap((from) =>
    hands[from.kind].flatMap((kind) =>
      nodes.filter((to) => to.kind === kind && to !== from).map((to) => [from, to] as const),
    ),
  );
  const pairs = wild < 2 || usualPairs.length === 0 ? everyPair : usualPairs;
  const [source, target] = pairs[fields.pair % pairs.length] ?? [];
  const likely = usual(source?.kind ?? "ci", target?.kind ?? "ci");
  const any: readonly Artifact[] = [
    "code",
    "parent-image",
    "tool",
    "image",
    "container",
    "manifest",
    "credential",
  ];
  const list = wild === 0 ? any : likely;
  const artifact = list[fields.artifact % list.length] ?? "image";
  const canBePinned = artifact === "tool" || artifact === "image" || artifact === "parent-image";
  return {
    id: `e${index}`,
    source: source?.id ?? "",
    target: target?.id ?? "",
    artifact,
    ...(pinned === undefined || !canBePinned ? {} : { pinned }),
    ...(automated === undefined ? {} : { automated }),
    ...(right === undefined || artifact !== "credential" ? {} : { right }),
    ...(shortLived === undefined || artifact !== "credential" ? {} : { shortLived }),
    ...(names === undefined || !canBePinned ? {} : { images: names }),
  };
}
