import type {
  Artifact,
  Claim,
  NodeKind,
  PipelineDocument,
  PipelineEdge,
  PipelineNode,
  Stage,
} from "../domain/pipeline/document";

type Environment = NonNullable<PipelineNode["environment"]>;
type GroupRow = readonly [
  stage: Stage,
  zone: string | undefined,
  environment: Environment | undefined,
  kinds: readonly [NodeKind, ...NodeKind[]],
  names: readonly string[],
];

const services =
  "orders cart billing search ledger media login profile pricing stock mail events reports tax fraud export chat maps feeds import ads labels".split(
    " ",
  );
const builds = (from: number, to: number) =>
  services.slice(from, to).flatMap((name) => [`${name} repo`, `${name} build`]);
const teamKinds = ["source-repository", "ci"] as const;

/** What a platform team has, group by group; two groups are no zones. */
const rows: readonly GroupRow[] = [
  [
    "build",
    undefined,
    undefined,
    ["parent-registry"],
    ["ubuntu:24.04", "alpine:3.22", "node:22", "temurin:21", "python:3.13", "distroless"],
  ],
  ["build", "Payments team", undefined, teamKinds, builds(0, 5)],
  ["build", "Web team", undefined, teamKinds, builds(5, 11)],
  ["build", "Data team", undefined, teamKinds, builds(11, 16)],
  [
    "distribute",
    "Staging registries",
    "staging",
    ["production-registry"],
    ["harbor-eu", "harbor-us", "harbor-lab", "ghcr mirror"],
  ],
  [
    "distribute",
    undefined,
    undefined,
    ["delivery"],
    ["argo-eu", "argo-us", "promote job", "deploy-ec2", "flux lab", "hotfix push"],
  ],
  [
    "distribute",
    "Prod registries",
    "production",
    ["production-registry"],
    ["ecr-eu", "ecr-us", "ecr-ap", "artifactory-frankfurt"],
  ],
  ["run", "EKS staging", "staging", ["workload"], services.slice(0, 14)],
  ["run", "EKS prod eu", "production", ["workload"], services],
  ["run", "EKS prod us", "production", ["workload"], services.slice(0, 20)],
  ["run", "EC2 legacy", "production", ["host"], services.slice(2, 14).map((name) => `${name} vm`)],
];
/** From group to group so many lines, and who moves what is handed over; without, nobody has said. */
const lines: readonly (readonly [number, number, number, Artifact, boolean?])[] = [
  [0, 1, 10, "parent-image", true],
  [0, 2, 12, "parent-image"],
  [1, 4, 10, "image", true],
  [2, 4, 12, "image", true],
  [3, 5, 10, "image", true],
  [4, 5, 4, "manifest", true],
  [4, 7, 14, "image", true],
  [5, 6, 6, "image", true],
  [6, 8, 22, "image", true],
  [6, 9, 20, "image", true],
  [5, 10, 2, "image", false],
  [6, 10, 12, "image", true],
];

/** 120 nodes in eleven groups, as an importer would leave them: all in one place. Within a team each repository hands on to its build. */
export function platformPipeline(name = "Platform"): PipelineDocument {
  const nodes = rows.flatMap(([stage, zone, environment, kinds, names], group) =>
    names.map((own, index): PipelineNode => ({
      id: `g${group}n${index}`,
      kind: kinds[index % kinds.length] ?? kinds[0],
      name: own,
      stage,
      position: { x: 0, y: 0 },
      ...(zone === undefined ? {} : { zone: `g${group}` }),
      ...(environment === undefined ? {} : { environment }),
    })),
  );
  const sizeOf = (group: number) => rows[group]?.[4].length ?? 1;
  const between = lines.flatMap(([from, to, count, artifact, automated], line) =>
    Array.from({ length: count }, (_, index): PipelineEdge => ({
      id: `l${line}-${index}`,
      source: `g${from}n${index % sizeOf(from)}`,
      target: `g${to}n${index % sizeOf(to)}`,
      artifact,
      ...(automated === undefined ? {} : { automated }),
    })),
  );
  const within = [1, 2, 3].flatMap((group) =>
    Array.from({ length: sizeOf(group) / 2 }, (_, index): PipelineEdge => ({
      id: `w${group}-${index}`,
      source: `g${group}n${2 * index}`,
      target: `g${group}n${2 * index + 1}`,
      artifact: "code",
      automated: true,
    })),
  );
  const zones = rows.flatMap(([, zone], group) =>
    zone === undefined ? [] : [{ id: `g${group}`, name: zone, kind: "team" as const }],
  );
  return {
    schema: "blueline/pipeline/1",
    name,
    nodes,
    edges: [...between, ...within],
    zones,
    images: [],
    claims: claimsOf(nodes),
  };
}

/** Every other build lacks a signature, and one team reviews nothing. */
function claimsOf(nodes: readonly PipelineNode[]): Claim[] {
  return nodes.flatMap(({ id, kind, zone }, index): Claim[] => {
    if (kind === "source-repository")
      return [
        { node: id, control: "src-two-party-review", status: zone === "g3" ? "missing" : "implemented" },
      ];
    if (kind !== "ci") return [];
    return [
      { node: id, control: "img-vuln-scan", status: "implemented" },
      { node: id, control: "img-sign", status: index % 4 === 1 ? "missing" : "partial" },
    ];
  });
}
