import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { drawnMap, findIn, keysOf, observe, podOf } from "@/lib/testing/observe-running";
import { aList, aPod, digestOf, runningFixtures, systemPod } from "@/lib/testing/running-fixtures";
import { pipelineFromDocument } from "../pipeline/pipeline";

describe("an image that runs", () => {
  it("and that the map brings there is no finding", () => {
    expect(findIn(drawnMap.build(), observe(aList(podOf("harbor.acme.example/shop:1.4"))))).toMatchObject({
      findings: [],
      questions: [],
      total: 0,
    });
  });

  it("from a registry that is not drawn has no way, with what is written in which line", () => {
    const { findings } = findIn(drawnMap.build(), observe(aList(podOf("redis:7", "cache"))));
    expect(findings[0]).toMatchObject({
      key: "no-way cluster docker.io/library/redis",
      node: "cluster",
      sentence:
        "redis runs on Production, but no path on this map leads here: its registry docker.io is not on the map.",
      places: [
        {
          file: "given.json",
          path: "items[0].status.containerStatuses[0].imageID",
          quote: "shop / Deployment/cache / web: redis:7 @ sha256:aaaaaaaaaaaa",
        },
      ],
      count: 1,
    });
    expect(findings.map(({ kind }) => kind)).toEqual(["no-way", "registry-not-drawn"]);
  });

  it("from a registry without a connection to there has no way, nor has what goes through a builder", () => {
    const parents = drawnMap
      .node("hub", { name: "Docker Hub", technologies: ["docker-hub"] })
      .edge("hub", "ci", { artifact: "parent-image" })
      .build();
    const { findings } = findIn(parents, observe(aList(podOf("redis:7"))));
    expect(findings[0]?.sentence).toContain(
      "redis runs on Production, but no path on this map leads here: Docker Hub is on the map, but no connection leads from there to Production.",
    );
    const mirrored = drawnMap
      .node("hub", { name: "Docker Hub", technologies: ["docker-hub"] })
      .edge("hub", "registry", { artifact: "parent-image" })
      .build();
    expect(keysOf(findIn(mirrored, observe(aList(podOf("redis:7")))))).toEqual([]);
  });

  it("that a connection does not name has no way, and one that it names has", () => {
    const document = {
      ...drawnMap.toDocument(),
      images: [{ id: "i1", name: "shop" }],
      edges: drawnMap
        .toDocument()
        .edges.map((edge) => (edge.target === "cluster" ? { ...edge, images: ["i1"] } : edge)),
    };
    const keys = keysOf(
      findIn(
        pipelineFromDocument(document),
        observe(aList(podOf("harbor.acme.example/shop:1.4"), podOf("harbor.acme.example/other:1"))),
      ),
    );
    expect(keys).toEqual(["no-way cluster harbor.acme.example/other"]);
  });

  it("counts once for each place, whatever its tags and pods", () => {
    const pods = [podOf("redis:6", "a"), podOf("redis:7", "b"), podOf("docker.io/library/redis:7", "c")];
    const { findings } = findIn(drawnMap.build(), observe(aList(...pods)));
    expect(findings.filter(({ kind }) => kind === "no-way")).toMatchObject([{ count: 3 }]);
  });

  it("from the only private registry that no node answers to is from the only one without an address", () => {
    const open = aPipeline().node("registry").node("cluster").edge("registry", "cluster");
    expect(findIn(open.build(), observe(aList(podOf("registry.acme.example/shop"))))).toMatchObject({
      total: 0,
    });
    const several = findIn(
      open.build(),
      observe(aList(podOf("registry.acme.example/shop"), podOf("other.example:5000/shop"))),
    );
    expect(several.questions).toMatchObject([
      { registry: "other.example:5000", candidates: ["registry"] },
      { registry: "registry.acme.example", candidates: ["registry"] },
    ]);
  });
});

describe("where it runs", () => {
  const two = drawnMap.node("staging", { kind: "orchestrator", stage: "run", name: "Staging" }).build();

  it("is asked for where the map has several, and what a person says counts", () => {
    const text = aList(podOf("redis:7"));
    const asked = findIn(two, observe(text));
    expect(asked.questions).toMatchObject([{ candidates: ["cluster", "staging"] }]);
    expect(asked.findings[0]?.node).toBeUndefined();
    const told = findIn(two, observe(text, { said: { place: "staging" } }));
    expect(told).toMatchObject({ questions: [], findings: [{ node: "staging" }, {}] });
  });

  it("is the one whose name is in what the file says", () => {
    const staging = aPod({ name: "shop", namespace: "staging", image: "redis:7" });
    expect(findIn(two, observe(aList(staging))).findings[0]?.node).toBe("staging");
    expect(findIn(two, observe(aList(podOf("redis:7")), { name: "production.json" })).findings[0]?.node).toBe(
      "cluster",
    );
  });

  it("is a finding where none is drawn", () => {
    const found = findIn(aPipeline().node("registry").build(), observe(aList(podOf("redis:7"))));
    expect(found.findings.map(({ sentence }) => sentence)).toEqual([
      "A Kubernetes cluster runs containers, but is not on this map.",
    ]);
  });
});

describe("a digest", () => {
  const ecr = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
  const cluster = aPipeline()
    .node("registry", { technologies: ["ecr"] })
    .node("cluster", { technologies: ["ecs"] })
    .edge("registry", "cluster")
    .build();

  it("other than the registry's under the same tag: the tag moved", () => {
    const found = findIn(cluster, observe(runningFixtures.ecsTasks), observe(runningFixtures.ecrImages));
    expect(found.findings).toMatchObject([
      {
        kind: "moved-tag",
        sentence: `${ecr}/shop:1.4 runs as sha256:aaaaaaaaaaaa, but in its registry the tag is sha256:bbbbbbbbbbbb now: it moved.`,
      },
    ]);
  });

  it("that the registry does not hold is another one", () => {
    const other = runningFixtures.ecsTasks.replace(digestOf("a"), digestOf("d"));
    const found = findIn(cluster, observe(other), observe(runningFixtures.ecrImages));
    expect(found.findings).toMatchObject([
      { kind: "other-digest", sentence: expect.stringContaining("which its registry does not have") },
    ]);
  });

  it("is held against the same name alone", () => {
    const elsewhere = runningFixtures.ecrImages.replaceAll('"shop"', '"search"');
    expect(findIn(cluster, observe(runningFixtures.ecsTasks), observe(elsewhere)).findings).toEqual([]);
  });

  it("beside another one under the same tag: the tag moved", () => {
    const image = "harbor.acme.example/shop:1.4";
    const found = findIn(
      drawnMap.build(),
      observe(aList(podOf(image, "a"), podOf(image, "b", digestOf("b")))),
    );
    expect(found.findings).toMatchObject([{ kind: "moved-tag", count: 2 }]);
  });

  it("other than what the map pins is another one", () => {
    const document = {
      ...drawnMap.toDocument(),
      images: [
        { id: "i1", name: "x", parents: [{ ref: "harbor.acme.example/shop:1.4", digest: digestOf("b") }] },
      ],
    };
    const found = findIn(
      pipelineFromDocument(document),
      observe(aList(podOf("harbor.acme.example/shop:1.4"))),
    );
    expect(found.findings).toMatchObject([{ kind: "other-digest" }]);
  });

  it("of a tag or a repository that the registry does not list is told", () => {
    const running = observe(
      aList(podOf("harbor.acme.example/shop:1.4"), podOf("harbor.acme.example/lost:1")),
    );
    const lists = [runningFixtures.catalog, runningFixtures.tags].flatMap((text) =>
      observe(text, { registry: "harbor.acme.example" }),
    );
    expect(findIn(drawnMap.build(), running, lists).findings.map(({ sentence }) => sentence)).toEqual([
      "harbor.acme.example/lost:1 runs, but harbor.acme.example lists no repository of that name.",
      "harbor.acme.example/shop:1.4 runs, but harbor.acme.example lists no tag 1.4 of it.",
    ]);
  });
});

it("holds a whole list of tags to be whole, also where the list of repositories may be a page of more", () => {
  const registry = "harbor.acme.example";
  const names = Array.from({ length: 100 }, (_, index) => (index === 0 ? "shop" : `r${index}`));
  const lists = [JSON.stringify({ repositories: names }), JSON.stringify({ name: "shop", tags: ["1"] })];
  const given = lists.flatMap((text) => observe(text, { registry }));
  const pods = observe(aList(podOf(`${registry}/shop:2`), podOf(`${registry}/lost:1`)));
  expect(keysOf(findIn(drawnMap.build(), pods, given))).toEqual([`not-listed cluster ${registry}/shop:2`]);
});

it("tells what containers may do, each image once, worst first", () => {
  const { findings } = findIn(drawnMap.build(), observe(runningFixtures.kubernetes));
  const flags = findings.filter(({ kind }) => kind !== "no-way" && kind !== "registry-not-drawn");
  expect(flags.map(({ kind, about }) => `${kind} ${about}`)).toEqual([
    "docker-socket redis",
    "privileged harbor.acme.example/shop",
    "host-pid busybox",
    "host-pid redis",
    "host-network busybox",
    "host-network redis",
    "root harbor.acme.example/shop",
  ]);
});

describe("what is drawn and was not seen", () => {
  const map = drawnMap.node("app", { name: "Shop" }).edge("cluster", "app", { artifact: "container" });

  it("is told of a whole list alone, and never as gone", () => {
    const other = podOf("harbor.acme.example/search:1", "search");
    expect(findIn(map.build(), observe(aList(other))).findings).toEqual([]);
    const whole = findIn(map.build(), observe(aList(systemPod, other))).findings;
    expect(whole.filter(({ kind }) => kind === "not-seen")).toMatchObject([
      {
        node: "app",
        sentence: "Shop is on the map at Production, but not in the runtime data.",
      },
    ]);
  });

  it("is not told of what runs by that name, and of a registry from which nothing runs it is", () => {
    const shop = podOf("harbor.acme.example/shop:1");
    const notSeen = (...pods: readonly object[]) =>
      keysOf(findIn(map.build(), observe(aList(systemPod, ...pods)))).filter((key) =>
        key.startsWith("not-seen"),
      );
    expect(notSeen(shop)).toEqual([]);
    expect(notSeen(podOf("redis:7", "cache"))).toEqual(["not-seen cluster app", "not-seen cluster registry"]);
  });
});

describe("newer words", () => {
  it("of the same cluster take the place of older ones, and of another one do not", () => {
    const before = observe(aList(podOf("redis:7")), { on: "2026-11-27T10:00:00.000Z" });
    const after = observe(aList(podOf("harbor.acme.example/shop")));
    expect(findIn(drawnMap.build(), before, after)).toMatchObject({ total: 0, counting: [after[0]?.id] });
    const engine = observe(runningFixtures.dockerPs, { on: "2026-11-29T10:00:00.000Z" });
    expect(findIn(drawnMap.build(), before, after, engine).counting).toHaveLength(2);
  });

  it("of one repository leave the others of its registry counting", () => {
    const list = (...names: readonly string[]) =>
      names.map((name) => JSON.stringify({ name, tags: ["1"] })).join("\n");
    const registry = "harbor.acme.example";
    const before = observe(list("shop", "search"), { registry, on: "2026-11-27T10:00:00.000Z" });
    const other = observe(list("lost", "found"), { registry, on: "2026-11-28T09:00:00.000Z" });
    const after = observe(JSON.stringify({ name: "shop", tags: ["2"] }), { registry });
    const pods = observe(aList(podOf(`${registry}/shop:1`), podOf(`${registry}/search:2`)));
    const found = findIn(drawnMap.build(), before, other, after, pods);
    expect(found.findings.map(({ about }) => about)).toEqual([`${registry}/search`, `${registry}/shop`]);
    expect(found.counting).toHaveLength(4);
    const again = observe(list("lost", "found", "more"), { registry });
    expect(findIn(drawnMap.build(), before, other, again).counting).toEqual([before[0]?.id, again[0]?.id]);
  });
});

it("of many images on a map of many workloads looks at each workload a few times, and not once for each image", () => {
  let looks = 0;
  const workload = (index: number) => ({
    id: `w${index}`,
    kind: "workload" as const,
    stage: "run" as const,
    position: { x: 0, y: 0 },
    get name() {
      looks += 1;
      return `Workload ${index}`;
    },
  });
  const names = Array.from({ length: 40 }, (_, index) => index);
  const document = drawnMap.toDocument();
  const pipeline = pipelineFromDocument({
    ...document,
    nodes: [...document.nodes, ...names.map(workload)],
    edges: [
      ...document.edges,
      ...names.map((index) => ({
        id: `p${index}`,
        source: "cluster",
        target: `w${index}`,
        artifact: "container" as const,
      })),
    ],
  });
  const pods = Array.from({ length: 200 }, (_, index) => podOf(`harbor.acme.example/app${index}:1`));
  looks = 0;
  findIn(pipeline, observe(aList(systemPod, ...pods)));
  expect(looks).toBeGreaterThan(0);
  expect(looks).toBeLessThan(names.length * 10);
});
