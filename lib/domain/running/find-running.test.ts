import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { aList, aPod, digestOf, runningFixtures, systemPod } from "@/lib/testing/running-fixtures";
import { applyEdit } from "../edits/apply-edit";
import { pipelineFromDocument, type Pipeline } from "../pipeline/pipeline";
import { drawFinding } from "./draw-finding";
import { findRunning } from "./find-running";
import type { RunningFinding } from "./finding";
import type { Dismissal, Observation, SaidNodes } from "./observation";
import { readRunning } from "./read-running";

const at = "2026-11-28T10:00:00.000Z";

function observe(
  text: string,
  {
    registry,
    said = {},
    name = "given.json",
    on = at,
  }: {
    readonly registry?: string;
    readonly said?: SaidNodes;
    readonly name?: string;
    readonly on?: string;
  } = {},
): readonly Observation[] {
  const read = readRunning({ name, text }, registry);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.map((observed, index) => ({ id: `${on} ${name} ${index}`, at: on, observed, said }));
}

/** Harbor, pushed to by CI, and the cluster that pulls from it. */
const drawn = aPipeline()
  .node("ci", { buildsImages: true })
  .node("registry", { name: "Harbor", url: "https://harbor.acme.example" })
  .node("cluster", { name: "Production" })
  .edge("ci", "registry")
  .edge("registry", "cluster");

const pod = (image: string, name = "shop", digest = digestOf("a")) => aPod({ name, image, digest });
const keysOf = (found: { readonly findings: readonly RunningFinding[] }) =>
  found.findings.map(({ key }) => key);
const find = (pipeline: Pipeline, ...observations: readonly (readonly Observation[])[]) =>
  findRunning(pipeline, observations.flat(), []);

/** What a person does with a finding on the map. */
function draw(pipeline: Pipeline, { draws }: RunningFinding): Pipeline {
  if (!draws) throw new Error("There is nothing to draw.");
  let count = 0;
  const edit = drawFinding(
    pipeline,
    draws,
    () => `new-${++count}-${pipeline.nodes.size}-${pipeline.edges.size}-${pipeline.images.size}`,
  );
  if ("refused" in edit) throw new Error(edit.refused);
  const performed = applyEdit(pipeline, edit.operations);
  if (!performed.ok) throw new Error(performed.error);
  return performed.value.visible;
}

describe("an image that runs", () => {
  it("and that the map brings there is no finding", () => {
    expect(find(drawn.build(), observe(aList(pod("harbor.acme.example/shop:1.4"))))).toMatchObject({
      findings: [],
      questions: [],
      total: 0,
    });
  });

  it("from a registry that is not drawn has no way, with what is written in which line", () => {
    const { findings } = find(drawn.build(), observe(aList(pod("redis:7", "cache"))));
    expect(findings[0]).toMatchObject({
      key: "no-way cluster docker.io/library/redis",
      node: "cluster",
      sentence:
        "redis runs on Production, but no way on this map brings it here: its registry docker.io is not drawn.",
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

  it("from a registry without a hand-over to there has no way, nor has what goes through a builder", () => {
    const parents = drawn
      .node("hub", { name: "Docker Hub", technologies: ["docker-hub"] })
      .edge("hub", "ci", { artifact: "parent-image" })
      .build();
    const { findings } = find(parents, observe(aList(pod("redis:7"))));
    expect(findings[0]?.sentence).toContain(
      "Docker Hub is drawn, and no hand-over leads it from there to Production",
    );
    const mirrored = drawn
      .node("hub", { name: "Docker Hub", technologies: ["docker-hub"] })
      .edge("hub", "registry", { artifact: "parent-image" })
      .build();
    expect(keysOf(find(mirrored, observe(aList(pod("redis:7")))))).toEqual([]);
  });

  it("that a hand-over does not name has no way, and one that it names has", () => {
    const document = {
      ...drawn.toDocument(),
      images: [{ id: "i1", name: "shop" }],
      edges: drawn
        .toDocument()
        .edges.map((edge) => (edge.target === "cluster" ? { ...edge, images: ["i1"] } : edge)),
    };
    const keys = keysOf(
      find(
        pipelineFromDocument(document),
        observe(aList(pod("harbor.acme.example/shop:1.4"), pod("harbor.acme.example/other:1"))),
      ),
    );
    expect(keys).toEqual(["no-way cluster harbor.acme.example/other"]);
  });

  it("counts once for each place, whatever its tags and pods", () => {
    const pods = [pod("redis:6", "a"), pod("redis:7", "b"), pod("docker.io/library/redis:7", "c")];
    const { findings } = find(drawn.build(), observe(aList(...pods)));
    expect(findings.filter(({ kind }) => kind === "no-way")).toMatchObject([{ count: 3 }]);
  });

  it("from the only private registry that no node answers to is from the only one without an address", () => {
    const open = aPipeline().node("registry").node("cluster").edge("registry", "cluster");
    expect(find(open.build(), observe(aList(pod("registry.acme.example/shop"))))).toMatchObject({ total: 0 });
    const several = find(
      open.build(),
      observe(aList(pod("registry.acme.example/shop"), pod("other.example:5000/shop"))),
    );
    expect(several.questions).toMatchObject([
      { registry: "other.example:5000", candidates: ["registry"] },
      { registry: "registry.acme.example", candidates: ["registry"] },
    ]);
  });
});

describe("where it runs", () => {
  const two = drawn.node("staging", { kind: "orchestrator", stage: "run", name: "Staging" }).build();

  it("is asked for where the map has several, and what a person says counts", () => {
    const text = aList(pod("redis:7"));
    const asked = find(two, observe(text));
    expect(asked.questions).toMatchObject([{ candidates: ["cluster", "staging"] }]);
    expect(asked.findings[0]?.node).toBeUndefined();
    const told = find(two, observe(text, { said: { place: "staging" } }));
    expect(told).toMatchObject({ questions: [], findings: [{ node: "staging" }, {}] });
  });

  it("is the one whose name is in what the file says", () => {
    const staging = aPod({ name: "shop", namespace: "staging", image: "redis:7" });
    expect(find(two, observe(aList(staging))).findings[0]?.node).toBe("staging");
    expect(find(two, observe(aList(pod("redis:7")), { name: "production.json" })).findings[0]?.node).toBe(
      "cluster",
    );
  });

  it("is a finding where none is drawn", () => {
    const found = find(aPipeline().node("registry").build(), observe(aList(pod("redis:7"))));
    expect(found.findings.map(({ sentence }) => sentence)).toEqual([
      "A Kubernetes cluster runs containers, and none is drawn on this map.",
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
    const found = find(cluster, observe(runningFixtures.ecsTasks), observe(runningFixtures.ecrImages));
    expect(found.findings).toMatchObject([
      {
        kind: "moved-tag",
        sentence: `${ecr}/shop:1.4 runs as sha256:aaaaaaaaaaaa, and the tag is of sha256:bbbbbbbbbbbb in its registry by now: it moved.`,
      },
    ]);
  });

  it("that the registry does not hold is another one", () => {
    const other = runningFixtures.ecsTasks.replace(digestOf("a"), digestOf("d"));
    const found = find(cluster, observe(other), observe(runningFixtures.ecrImages));
    expect(found.findings).toMatchObject([
      { kind: "other-digest", sentence: expect.stringContaining("which its registry does not hold") },
    ]);
  });

  it("is held against the same name alone", () => {
    const elsewhere = runningFixtures.ecrImages.replaceAll('"shop"', '"search"');
    expect(find(cluster, observe(runningFixtures.ecsTasks), observe(elsewhere)).findings).toEqual([]);
  });

  it("beside another one under the same tag: the tag moved", () => {
    const image = "harbor.acme.example/shop:1.4";
    const found = find(drawn.build(), observe(aList(pod(image, "a"), pod(image, "b", digestOf("b")))));
    expect(found.findings).toMatchObject([{ kind: "moved-tag", count: 2 }]);
  });

  it("other than what the map pins is another one", () => {
    const document = {
      ...drawn.toDocument(),
      images: [
        { id: "i1", name: "x", parents: [{ ref: "harbor.acme.example/shop:1.4", digest: digestOf("b") }] },
      ],
    };
    const found = find(pipelineFromDocument(document), observe(aList(pod("harbor.acme.example/shop:1.4"))));
    expect(found.findings).toMatchObject([{ kind: "other-digest" }]);
  });

  it("of a tag or a repository that the registry does not list is told", () => {
    const running = observe(aList(pod("harbor.acme.example/shop:1.4"), pod("harbor.acme.example/lost:1")));
    const lists = [runningFixtures.catalog, runningFixtures.tags].flatMap((text) =>
      observe(text, { registry: "harbor.acme.example" }),
    );
    expect(find(drawn.build(), running, lists).findings.map(({ sentence }) => sentence)).toEqual([
      "harbor.acme.example/lost:1 runs, and harbor.acme.example lists no repository of that name.",
      "harbor.acme.example/shop:1.4 runs, and harbor.acme.example lists no tag 1.4 of it.",
    ]);
  });
});

it("tells what containers may do, each image once, worst first", () => {
  const { findings } = find(drawn.build(), observe(runningFixtures.kubernetes));
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
  const map = drawn.node("app", { name: "Shop" }).edge("cluster", "app", { artifact: "container" });

  it("is told of a whole list alone, and never as gone", () => {
    const other = pod("harbor.acme.example/search:1", "search");
    expect(find(map.build(), observe(aList(other))).findings).toEqual([]);
    const whole = find(map.build(), observe(aList(systemPod, other))).findings;
    expect(whole.filter(({ kind }) => kind === "not-seen")).toMatchObject([
      {
        node: "app",
        sentence: "Shop is drawn on Production, and was not seen in the list of what runs there.",
      },
    ]);
  });

  it("is not told of what runs by that name, and of a registry from which nothing runs it is", () => {
    const shop = pod("harbor.acme.example/shop:1");
    const notSeen = (...pods: readonly object[]) =>
      keysOf(find(map.build(), observe(aList(systemPod, ...pods)))).filter((key) =>
        key.startsWith("not-seen"),
      );
    expect(notSeen(shop)).toEqual([]);
    expect(notSeen()).toEqual(["not-seen cluster app", "not-seen cluster registry"]);
  });
});

it("has a registry that nobody drew, listed or run from, drawn in one step", () => {
  const listed = find(drawn.build(), observe(runningFixtures.catalog, { registry: "reg.other.example" }));
  expect(listed.findings).toMatchObject([
    {
      kind: "registry-not-drawn",
      sentence: "The registry reg.other.example is not drawn: it lists 2 repositories.",
    },
  ]);
  const after = listed.findings[0] && draw(drawn.build(), listed.findings[0]);
  expect(
    [...(after?.nodes.values() ?? [])].find(({ url }) => url === "https://reg.other.example"),
  ).toMatchObject({
    kind: "production-registry",
    stage: "distribute",
  });
});

describe("newer words", () => {
  it("of the same cluster take the place of older ones, and of another one do not", () => {
    const before = observe(aList(pod("redis:7")), { on: "2026-11-27T10:00:00.000Z" });
    const after = observe(aList(pod("harbor.acme.example/shop")));
    expect(find(drawn.build(), before, after)).toMatchObject({ total: 0, counting: [after[0]?.id] });
    const engine = observe(runningFixtures.dockerPs, { on: "2026-11-29T10:00:00.000Z" });
    expect(find(drawn.build(), before, after, engine).counting).toHaveLength(2);
  });
});

describe("properties", () => {
  const images = fc.constantFrom(
    "redis:7",
    "redis",
    "quay.io/a/b:1",
    "harbor.acme.example/shop:1.4",
    "ghcr.io/acme/web",
    "nginx@sha256:",
    "127.0.0.1:5000/x/y/z:1",
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1",
  );
  const pods = fc.array(
    fc.record({
      image: images.map((image) => (image.endsWith(":") ? `${image}${"e".repeat(64)}` : image)),
      name: fc.constantFrom("a", "b", "c"),
      digest: fc.constantFrom(digestOf("a"), digestOf("b")),
      isPrivileged: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  const listOf = (all: readonly { image: string; name: string; digest: string; isPrivileged: boolean }[]) =>
    aList(
      ...all.map(({ isPrivileged, ...one }) =>
        aPod({ ...one, container: { securityContext: { privileged: isPrivileged } } }),
      ),
    );
  const plain = pipelineFromDocument(drawn.toDocument());
  const naming = pipelineFromDocument({
    ...drawn.toDocument(),
    images: [{ id: "i1", name: "shop", builtBy: "ci" }],
  });
  const maps = fc.constantFrom(plain, naming, aPipeline().node("cluster").node("registry").build());

  it("the order in which things are said changes nothing that is found", () => {
    fc.assert(
      fc.property(maps, pods, (pipeline, all) => {
        const said = (list: typeof all) =>
          find(pipeline, observe(listOf(list))).findings.map(({ key, basis, sentence, count }) => ({
            key,
            basis,
            sentence,
            count,
          }));
        expect(said(all.toReversed())).toEqual(said(all));
      }),
      { numRuns: 50 },
    );
  });

  it("what is drawn makes its finding go, and no other finding of its kind comes", () => {
    fc.assert(
      fc.property(maps, pods, (pipeline, all) => {
        const observed = observe(listOf(all));
        const before = find(pipeline, observed);
        for (const finding of before.findings.filter(({ draws }) => draws)) {
          const after = keysOf(find(draw(pipeline, finding), observed));
          expect(after).not.toContain(finding.key);
          const ofKind = after.filter((key) => key.startsWith(finding.kind));
          expect(keysOf(before)).toEqual(expect.arrayContaining(ofKind));
        }
      }),
      { numRuns: 50 },
    );
  });

  it("what is dismissed stays so until what it rests on changes", () => {
    fc.assert(
      fc.property(maps, pods, (pipeline, all) => {
        const observed = observe(listOf(all));
        const { findings } = find(pipeline, observed);
        const dismissals = findings.map(({ key, basis }): Dismissal => ({
          key,
          basis,
          reason: "known",
          by: "ana",
          at,
        }));
        const again = findRunning(pipeline, observed, dismissals);
        expect(again.findings).toEqual([]);
        expect(again.dismissed.map(({ finding }) => finding.key)).toEqual(findings.map(({ key }) => key));
        const moved = observe(listOf(all.map((one) => ({ ...one, digest: digestOf("f") }))));
        const back = keysOf(findRunning(pipeline, moved, dismissals));
        const now = find(pipeline, moved).findings.filter(
          ({ kind }) => kind === "no-way" || kind === "privileged",
        );
        // Of a name with a digest in it that one counts, whatever the engine says.
        const changed = now.filter(
          ({ basis, key }) => !findings.some((one) => one.key === key && one.basis === basis),
        );
        expect(back).toEqual(expect.arrayContaining(changed.map(({ key }) => key)));
        if (all.length > 0) expect(changed.length).toBe(now.length);
      }),
      { numRuns: 50 },
    );
  });
});
