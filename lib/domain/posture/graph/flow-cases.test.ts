import { describe, expect, test } from "vitest";
import { aPipeline, type PipelineBuilder } from "@/lib/testing/builders";
import { judge } from "@/lib/testing/judge";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import type { Image } from "../../pipeline/document";
import { createIsHosted } from "./hosted";
import { findInHand } from "./in-hand";
import { createPostureGraph } from "./posture-graph";

const code = { artifact: "code" } as const;
const run = { kind: "workload", stage: "run" } as const;
const npm = { kind: "package-registry" } as const;

describe("what is no flow", () => {
  const deployed = aPipeline().node("laptop").node("ci").node("app", run).edge("laptop", "ci", code);

  test("a tool brings no content: what only runs inside its end reaches no target, and makes no origin", () => {
    const tooled = deployed.node("tools", { kind: "ci" }).edge("tools", "ci", { artifact: "tool" });
    const facts = judge(tooled.edge("ci", "app", { artifact: "tool" })).graph;
    expect(facts).toMatchObject({ targets: [], unconnected: ["app"] });
    expect(facts.origins).toEqual({ firstParty: ["laptop"], thirdParty: [] });
  });

  test("what a stranger sends a workload is its traffic; what a developer sends is not", () => {
    const sent = deployed.node("internet", { kind: "developer", external: true }).edge("internet", "app");
    expect(judge(sent).graph).toMatchObject({
      targets: [],
      unconnected: ["app"],
      origins: { firstParty: ["laptop"], thirdParty: [] },
    });
    expect(judge(deployed.edge("laptop", "app")).graph.targets).toEqual(["app"]);
  });

  test("a stranger who hands to anything else is an origin", () => {
    const fork = deployed
      .node("fork", { kind: "developer", external: true })
      .edge("fork", "ci", code)
      .edge("ci", "app");
    expect(judge(fork).graph.origins.firstParty).toEqual(["fork", "laptop"]);
  });

  test("a package registry is no origin, whatever leaves it", () => {
    const packaged = deployed.node("npm", npm).edge("npm", "ci").edge("ci", "app");
    expect(judge(packaged).graph.origins).toEqual({ firstParty: ["laptop"], thirdParty: [] });
  });
});

describe("pins", () => {
  const mirrored = (fields: { readonly pinned?: boolean; readonly images?: string[] }) =>
    aPipeline()
      .node("hub")
      .node("mirror", { kind: "parent-registry" })
      .node("ci", { buildsImages: true })
      .node("cluster")
      .edge("hub", "mirror", { artifact: "parent-image", pinned: true })
      .edge("mirror", "ci", { artifact: "parent-image", ...fields })
      .edge("ci", "cluster");
  const floating: Image = { id: "app", name: "app", parents: [{ ref: "alpine:3" }] };
  const factsOf = (fields: { readonly pinned?: boolean; readonly images?: string[] }, image = floating) =>
    judge(mirrored(fields), [image]).graph;

  test("what the edge says decides, whatever its images say", () => {
    expect(factsOf({ pinned: false }).origins.thirdParty).toEqual(["hub", "mirror"]);
    expect(factsOf({ pinned: true, images: ["app"] }).origins.thirdParty).toEqual(["hub"]);
    expect(factsOf({ images: ["app"] }).origins.thirdParty).toEqual(["hub", "mirror"]);
    for (const fields of [{ pinned: false }, { pinned: true }, { images: ["app"] }])
      expect(factsOf(fields).notes).toEqual([]);
  });

  test("where neither says anything it is unknown, and noted", () => {
    const unknown = [{ code: "pinning-unknown", nodes: ["mirror"] }];
    expect(factsOf({})).toMatchObject({ origins: { thirdParty: ["hub"] }, notes: unknown });
    expect(factsOf({ images: ["app"] }, { id: "app", name: "app" }).notes).toEqual(unknown);
  });
});

describe("published targets", () => {
  const pushed = aPipeline().node("laptop").node("ci").edge("laptop", "ci", code);

  test("where nothing runs, what others pull is protected", () => {
    const both = pushed.node("registry").node("npm", npm).edge("ci", "registry").edge("ci", "npm");
    expect(judge(both).graph).toMatchObject({ targets: ["npm", "registry"], published: true });
  });

  test("but a package registry that nobody builds for, or a registry that hands on, is not", () => {
    const odd = pushed
      .node("npm", npm)
      .edge("laptop", "npm")
      .node("registry")
      .node("other", { kind: "service" })
      .edge("ci", "registry")
      .edge("registry", "other");
    expect(judge(odd).graph.targets).toEqual([]);
    expect(judge(odd).graph).not.toHaveProperty("published");
  });

  test("of other environments only where none is in production", () => {
    const staged = pushed
      .node("registry", { environment: "staging" })
      .node("released", { kind: "production-registry" })
      .edge("ci", "registry");
    expect(judge(staged).graph).toMatchObject({ targets: ["registry"], otherTargets: [] });
    expect(judge(staged.edge("ci", "released")).graph).toMatchObject({
      targets: ["released"],
      otherTargets: ["registry"],
    });
  });

  test("are targets beside a runner, and then not all of them are published", () => {
    const both = pushed.node("registry").node("host").edge("ci", "registry").edge("ci", "host");
    expect(judge(both).graph.targets).toEqual(["host", "registry"]);
    expect(judge(both).graph).not.toHaveProperty("published");
  });
});

describe("in hand", () => {
  const inHand = (builder: PipelineBuilder) => {
    const graph = createPostureGraph(builder.build());
    return [...findInHand(graph).entries()].flatMap(([node, is]) =>
      is === 1 ? [graph.nodes[node]?.id] : [],
    );
  };
  const laptop = aPipeline()
    .node("laptop")
    .node("builder")
    .node("ci")
    .node("argo")
    .node("hub")
    .node("repository");

  test("is a builder into which developers alone hand, registries aside", () => {
    const built = laptop.edge("laptop", "builder", code);
    expect(inHand(built)).toEqual(["builder"]);
    expect(inHand(built.edge("hub", "builder", { artifact: "parent-image" }))).toEqual(["builder"]);
    expect(inHand(built.edge("repository", "builder", code))).toEqual([]);
    expect(inHand(laptop.edge("hub", "builder", { artifact: "parent-image" }))).toEqual([]);
    expect(inHand(laptop.edge("laptop", "builder", { artifact: "credential" }))).toEqual([]);
  });

  test("is a CI or a delivery only where all of it is by hand, as it is unless somebody says otherwise", () => {
    for (const id of ["ci", "argo"]) {
      expect(inHand(laptop.edge("laptop", id, code))).toEqual([id]);
      expect(inHand(laptop.edge("laptop", id, { ...code, automated: false }))).toEqual([id]);
      expect(inHand(laptop.edge("laptop", id, { ...code, automated: true }))).toEqual([]);
    }
    const two = laptop
      .node("laptop2", { kind: "developer" })
      .edge("laptop2", "ci", { ...code, automated: true });
    expect(inHand(two.edge("laptop", "ci", code))).toEqual([]);
  });
});

test("a node is hosted where it names technologies, and each of them is", () => {
  const isHosted = createIsHosted(mappedCatalogue);
  const named = (technologies?: string[]) => {
    const node = aPipeline()
      .node("ci", technologies ? { technologies } : {})
      .build()
      .nodes.get("ci");
    return node !== undefined && isHosted(node);
  };
  expect(named(["github-actions"])).toBe(true);
  expect(named(["github-actions", "jenkins"])).toBe(false);
  expect(named(["our own"])).toBe(false);
  expect(named([])).toBe(false);
  expect(named()).toBe(false);
});
