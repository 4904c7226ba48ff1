import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument } from "../../pipeline/parse-document";
import type { Fact } from "../facts";
import { linkImages } from "../link/link-images";
import { linkWorkloads } from "../link/link-workloads";
import { findLinks } from "../link/links";
import { observations } from "../observations";
import { draftPipeline } from "./draft-pipeline";

const at = { file: "Jenkinsfile", line: 7 };

function draft(...facts: Fact[]) {
  const images = linkImages(facts);
  const workloads = linkWorkloads(facts, images);
  const links = findLinks(facts, images, workloads);
  return draftPipeline({ facts, images, workloads, links }, { name: "Shop", day: "2026-11-28" });
}

/** Jenkins builds one image on two parents, pushes it, and applies a manifest. */
const shop: readonly Fact[] = [
  { kind: "ci", at, id: "Jenkinsfile", tool: "jenkins", triggers: [{ on: "push", text: "pollSCM" }] },
  {
    kind: "job",
    at,
    id: "Jenkinsfile#Build",
    ci: "Jenkinsfile",
    name: "Build",
    starts: "automatic",
    needs: [],
  },
  {
    kind: "job",
    at,
    id: "Jenkinsfile#Deploy",
    ci: "Jenkinsfile",
    name: "Deploy",
    starts: "by-person",
    needs: [],
  },
  {
    kind: "dockerfile",
    at: { file: "Dockerfile", line: 1 },
    parents: [
      { written: "golang:1.27", ref: "golang:1.27", line: 1 },
      { written: "alpine:3", ref: "alpine:3", digest: `sha256:${"a".repeat(64)}`, line: 4 },
    ],
    base: "alpine:3",
    stages: [],
    user: "app",
  },
  {
    kind: "build",
    at,
    by: "Jenkinsfile#Build",
    images: ["harbor.example.org/shop:1"],
    dockerfile: "Dockerfile",
    args: {},
    pushes: true,
  },
  {
    kind: "deploy",
    at,
    by: "Jenkinsfile#Deploy",
    how: "kubectl",
    files: ["k8s"],
    workloads: [],
  },
  {
    kind: "workload",
    at: { file: "k8s/web.yaml", line: 1 },
    id: "k8s/web.yaml#Deployment/web",
    orchestrator: "kubernetes",
    type: "Deployment",
    name: "web",
    namespace: "production",
    images: [{ ref: "harbor.example.org/shop:1", at: { file: "k8s/web.yaml", line: 12 } }],
    from: "manifest",
  },
];

function handOvers({ document: { nodes, edges } }: ReturnType<typeof draft>) {
  const nameOf = new Map(nodes.map(({ id, name }) => [id, name]));
  return edges.map(
    ({ source, target, artifact, automated, pinned }) =>
      `${nameOf.get(source)} > ${nameOf.get(target)}: ${artifact}${automated === false ? " by hand" : ""}${pinned === false ? " floating" : ""}`,
  );
}

describe("draftPipeline", () => {
  test("draws what files prove, and says which step a person takes and which parent moves", () => {
    expect(handOvers(draft(...shop)).toSorted()).toEqual([
      "Docker Hub > Jenkins: parent-image floating",
      "Jenkins > Kubernetes: manifest by hand",
      "Jenkins > harbor.example.org: image",
      "Kubernetes > web: container",
      "Source repository > Jenkins: code",
      "harbor.example.org > Kubernetes: image floating",
    ]);
  });

  test("each node and connection has the lines that it was read from", () => {
    const { document, proofs } = draft(...shop);
    const web = document.nodes.find(({ name }) => name === "web");
    expect(web?.environment).toBe("production");
    expect(proofs.get(web?.id ?? "")).toEqual([{ file: "k8s/web.yaml", line: 1 }]);
    const unproved = document.edges.filter(({ id }) => (proofs.get(id) ?? []).length === 0);
    expect(unproved).toEqual([]);
  });

  test("what is for development is left out where anything else runs, and drawn where nothing does", () => {
    const workload = (name: string, optional: boolean): Fact => ({
      kind: "workload",
      at,
      id: `compose.yml#service/${name}`,
      orchestrator: "compose",
      type: "service",
      name,
      images: [],
      optional,
      from: "compose",
    });
    const names = (...facts: Fact[]) =>
      draft(...facts).document.nodes.flatMap(({ kind, name }) => (kind === "workload" ? [name] : []));
    expect(names(workload("web", false), workload("mock", true))).toEqual(["web"]);
    expect(names(workload("mock", true))).toEqual(["mock"]);
  });

  test("a stranger is drawn where one can start CI, and nowhere else", () => {
    const opened = shop.map((fact) =>
      fact.kind === "ci"
        ? { ...fact, triggers: [{ on: "proposal" as const, outsiders: true, text: "pull_request_target" }] }
        : fact,
    );
    expect(handOvers(draft(...opened))).toContain("Stranger > Source repository: code by hand");
    expect(draft(...shop).document.nodes.some(({ external }) => external)).toBe(false);
  });

  test("a disabled job draws nothing", () => {
    const facts = shop.map((fact) => (fact.kind === "job" ? { ...fact, disabled: true } : fact));
    expect(handOvers(draft(...facts)).filter((line) => line.startsWith("Jenkins >"))).toEqual([]);
  });

  test("a control that one of two Dockerfiles proves is partial, both prove it: in place, a line against it: missing", () => {
    const second = shop.flatMap((fact): Fact[] => {
      if (fact.kind === "dockerfile") return [{ ...fact, at: { file: "b/Dockerfile", line: 1 } }];
      return fact.kind === "build"
        ? [{ ...fact, images: ["harbor.example.org/b"], dockerfile: "b/Dockerfile" }]
        : [];
    });
    const says = (about: string, status: "present" | "violated"): Fact => ({
      kind: "control",
      at: { file: about, line: 9 },
      control: "image-non-root",
      status,
      about,
      fact: "USER app",
    });
    const statusOf = (...facts: Fact[]) =>
      draft(...shop, ...second, ...facts).document.claims.map(({ status, evidence, note }) => [
        status,
        evidence?.[0]?.title,
        note,
      ]);
    expect(statusOf(says("Dockerfile", "present"))).toEqual([
      ["partial", "Dockerfile:9 USER app", undefined],
    ]);
    expect(statusOf(says("Dockerfile", "present"), says("b/Dockerfile", "present"))[0]?.[0]).toBe(
      "implemented",
    );
    expect(statusOf(says("b/Dockerfile", "violated"))).toEqual([
      ["missing", undefined, "b/Dockerfile:9 USER app"],
    ]);
  });

  describe("a credential", () => {
    const by = "Jenkinsfile#Build";
    const host = "harbor.example.org";
    const signsIn = (status: "present" | "violated", about = by): Fact => ({
      kind: "control",
      at,
      control: status === "present" ? "cloud-credentials-oidc" : "static-cloud-credentials",
      status,
      about,
      fact: "signs in",
      opens: "aws",
    });
    const login = (
      said: { readonly right?: "read" | "publish"; readonly shortLived?: boolean } = {},
    ): Fact => ({
      kind: "login",
      at,
      by,
      host,
      ...said,
    });
    const ecr = "1.dkr.ecr.eu-west-1.amazonaws.com";
    const toEcr = shop.map((fact) => (fact.kind === "build" ? { ...fact, images: [`${ecr}/shop:1`] } : fact));
    const onEcs = shop.map((fact) =>
      fact.kind === "workload"
        ? { ...fact, orchestrator: "ecs" as const }
        : fact.kind === "deploy"
          ? { ...fact, how: "ecs" as const, by, workloads: ["web"] }
          : fact,
    );
    const credentials = (...facts: Fact[]) => {
      const { nodes, edges } = draft(...facts).document;
      const nameOf = new Map(nodes.map(({ id, name }) => [id, name]));
      return edges.flatMap(({ source, target, artifact, right, shortLived }) =>
        artifact === "credential" ? [[nameOf.get(source), nameOf.get(target), right, shortLived]] : [],
      );
    };

    test("is drawn to the registry that a job signs in to and pushes to, with what files say of it", () => {
      expect(credentials(...shop, login())).toEqual([["Jenkins", host, undefined, undefined]]);
      expect(credentials(...shop, login({ right: "publish", shortLived: true }))).toEqual([
        ["Jenkins", host, "publish", true],
      ]);
      expect(credentials(...shop)).toEqual([]);
      expect(credentials(...toEcr, login())).toEqual([]);
    });

    test("of two that open the same says what the stronger one allows, and lasts where one does", () => {
      const token = login({ right: "publish", shortLived: true });
      expect(credentials(...shop, token, login({ right: "read", shortLived: true }))).toEqual([
        ["Jenkins", host, "publish", true],
      ]);
      expect(credentials(...shop, token, login())).toEqual([["Jenkins", host, undefined, undefined]]);
    });

    test("for a cloud is drawn to what a job pushes or deploys to there: short-lived by OIDC, long-lived as a key", () => {
      expect(credentials(...toEcr, signsIn("present"))).toEqual([["Jenkins", ecr, undefined, true]]);
      expect(credentials(...toEcr, signsIn("violated", "Jenkinsfile"))).toEqual([
        ["Jenkins", ecr, undefined, false],
      ]);
      expect(credentials(...toEcr, signsIn("present"), signsIn("violated"))).toEqual([
        ["Jenkins", ecr, undefined, false],
      ]);
      expect(credentials(...toEcr, signsIn("present", "Jenkinsfile#Deploy"))).toEqual([]);
      expect(credentials(...shop, signsIn("present"))).toEqual([]);
      expect(credentials(...onEcs, signsIn("present"))).toEqual([["Jenkins", "Amazon ECS", undefined, true]]);
    });
  });

  test("whatever the facts, the map is a document that can be stored, and the same facts give the same", () => {
    const name = fc.constantFrom("a", "b", "ghcr.io/acme/shop:1", "$X/y", "", "…\u0000", "x".repeat(300));
    const place = fc.record({ file: fc.constantFrom("a", "b/c"), line: fc.integer({ min: 1, max: 9 }) });
    const fact: fc.Arbitrary<Fact> = fc.oneof(
      fc.record({
        kind: fc.constant("ci" as const),
        at: place,
        id: name,
        tool: fc.constantFrom("jenkins", "make", "teamcity"),
        triggers: fc.constant([]),
      }),
      fc.record({
        kind: fc.constant("job" as const),
        at: place,
        id: name,
        ci: name,
        name,
        starts: fc.constantFrom("automatic", "by-person", "unknown"),
        needs: fc.array(name, { maxLength: 2 }),
      }),
      fc.record({
        kind: fc.constant("build" as const),
        at: place,
        by: name,
        images: fc.array(name, { maxLength: 2 }),
        dockerfile: fc.constantFrom("a", "b/c"),
        args: fc.constant({}),
        pushes: fc.constantFrom<boolean | "unknown">(true, false, "unknown"),
      }),
      fc.record({ kind: fc.constant("push" as const), at: place, by: name, image: name }),
      fc.record({
        kind: fc.constant("login" as const),
        at: place,
        by: name,
        host: fc.constantFrom("ghcr.io", "$X"),
        shortLived: fc.boolean(),
      }),
      fc.record({ kind: fc.constant("retag" as const), at: place, by: name, from: name, to: name }),
      fc.record({
        kind: fc.constant("workload" as const),
        at: place,
        id: name,
        orchestrator: fc.constantFrom("kubernetes", "compose", "docker"),
        type: fc.constant("Deployment"),
        name,
        images: fc.array(fc.record({ ref: name, at: place }), { maxLength: 2 }),
        from: fc.constant("manifest"),
      }),
      fc.record({
        kind: fc.constant("deploy" as const),
        at: place,
        how: fc.constantFrom("kubectl", "argo-cd", "codedeploy"),
        files: fc.array(name, { maxLength: 2 }),
        workloads: fc.array(name, { maxLength: 2 }),
      }),
      fc.record({
        kind: fc.constant("control" as const),
        at: place,
        control: fc.constantFrom(...observations),
        status: fc.constantFrom("present", "violated"),
        about: name,
        fact: name,
      }),
      fc.record({
        kind: fc.constant("tool" as const),
        at: place,
        by: name,
        what: fc.constantFrom("action", "image"),
        name,
        pinned: fc.constantFrom<boolean | "unknown">(true, false, "unknown"),
      }),
    );
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 25 }), (facts) => {
        const { document } = draft(...facts);
        expect(parseDocument(document)).toMatchObject({ ok: true });
        expect(draft(...facts).document).toEqual(document);
      }),
      { numRuns: 40 },
    );
  });
});

test("what a pipeline runs of others comes from where its own tool has it", () => {
  const sourcesOf = (tool: "azure-pipelines" | "drone" | "jenkins", name: string) => {
    const job = { id: "ci#a", ci: "ci", name: "a", starts: "automatic", needs: [] } as const;
    const { document } = draft(
      { kind: "ci", at, id: "ci", tool, triggers: [] },
      { kind: "job", at, ...job },
      { kind: "tool", at, by: "ci#a", what: "plugin", name, pinned: false },
    );
    const from = new Set(
      document.edges.filter(({ artifact }) => artifact === "tool").map(({ source }) => source),
    );
    return document.nodes.filter(({ id }) => from.has(id)).map((node) => node.name);
  };
  expect(sourcesOf("azure-pipelines", "Docker")).toEqual(["Azure Pipelines tasks"]);
  expect(sourcesOf("drone", "plugins/docker")).toEqual(["Docker Hub"]);
  expect(sourcesOf("jenkins", "git")).toEqual(["Jenkins plugins"]);
});
