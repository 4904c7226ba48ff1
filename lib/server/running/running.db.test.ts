import { strToU8, zipSync } from "fflate";
import { beforeEach, describe, expect, it } from "vitest";
import { alterEachColumn } from "@/lib/testing/alter-columns";
import { aPipeline } from "@/lib/testing/builders";
import { readRunning } from "@/lib/domain/running/read-running";
import { runningLimits } from "@/lib/domain/running/limits";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { aList, aPod, digestOf, plantedSecret, runningFixtures } from "@/lib/testing/running-fixtures";
import { textColumns } from "@/lib/testing/text-columns";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import { subscribe } from "../live/hub";
import { dismissFinding, forgetObservation, sayNode, undismissFinding } from "./commands";
import { keepRunning } from "./keep-running";
import { getRunning } from "./queries";
import { mostKept } from "./forget-oldest";
import { storeRunning } from "./store-running";
import { verifyRunning } from "./verify-running";

const drawn = aPipeline()
  .node("registry", { name: "Harbor", url: "https://harbor.acme.example" })
  .node("cluster", { name: "Production" })
  .edge("registry", "cluster")
  .toDocument();

describeDatabases("what really runs", ({ database, dialect, url }) => {
  let access: PipelineAccess;
  beforeEach(async () => {
    const { ana } = await makeViewers({ ana: "editor" });
    access = await makePipeline(ana, { document: drawn });
  });
  const give = (text: string, name = "pods.json", now = new Date()) =>
    keepRunning(access, { running: [{ name, text }] }, { now });
  const openKeys = async () => (await getRunning(access)).findings.map(({ key }) => key);
  const redis = (digest: string) => aList(aPod({ name: "cache", image: "redis:7", digest }));

  it("is kept as facts, and no secret of a file is in any column of the database", async () => {
    const bytes = zipSync(
      Object.fromEntries(
        Object.entries(runningFixtures).map(([name, text]) => [`dump/${name}.json`, strToU8(text)]),
      ),
    );
    const { read, problems } = await keepRunning(access, { running: bytes, registry: "harbor.acme.example" });
    expect(problems).toEqual([]);
    expect(read.map(({ format }) => format).toSorted()).toEqual([
      "docker-inspect",
      "docker-ps",
      "ecr-images",
      "ecs-tasks",
      "kubernetes",
      "registry-catalog",
      "registry-tags",
    ]);
    const columns = await textColumns(dialect, url());
    expect(columns.get("running_observation.facts")).toContain("harbor.acme.example/shop:1.4");
    expect([...columns].filter(([, held]) => held.includes(plantedSecret)).map(([name]) => name)).toEqual([]);
  });

  it("is compared with the current map: added items close their findings", async () => {
    await give(redis(digestOf("a")));
    expect(await openKeys()).toEqual([
      "no-way cluster docker.io/library/redis",
      "registry-not-drawn docker.io",
    ]);
    await pushTo(
      access,
      {
        type: "node.added",
        node: {
          id: "hub",
          kind: "production-registry",
          name: "Docker Hub",
          technologies: ["docker-hub"],
          stage: "distribute",
          position: { x: 0, y: 0 },
        },
      },
      { type: "edge.added", edge: { id: "pull", source: "hub", target: "cluster", artifact: "image" } },
    );
    expect(await openKeys()).toEqual([]);
  });

  it("stays dismissed, with person and reason, until another digest runs; and can be restored", async () => {
    await give(redis(digestOf("a")));
    const key = "no-way cluster docker.io/library/redis";
    await dismissFinding(access, { key, reason: "Being moved to Harbor" });
    expect(await openKeys()).not.toContain(key);
    expect((await getRunning(access)).dismissed).toMatchObject([
      { finding: { key }, dismissal: { reason: "Being moved to Harbor", by: "ana" } },
    ]);
    await give(redis(digestOf("a")), "pods.json", new Date(Date.now() + 1_000));
    expect(await openKeys()).not.toContain(key);
    await give(redis(digestOf("b")), "pods.json", new Date(Date.now() + 2_000));
    expect(await openKeys()).toContain(key);
    await dismissFinding(access, { key, reason: "Again" });
    await undismissFinding(access, key);
    expect(await openKeys()).toContain(key);
    await expect(undismissFinding(access, key)).rejects.toMatchObject({ code: "not-found" });
    await expect(dismissFinding(access, { key: "nothing", reason: "x" })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("counts as of the newest file of a source; older ones stay listed, and count again when it is taken away", async () => {
    await give(redis(digestOf("a")));
    await give(
      aList(aPod({ name: "shop", image: "harbor.acme.example/shop" })),
      "pods.json",
      new Date(Date.now() + 1_000),
    );
    const { observations, findings } = await getRunning(access);
    expect([observations.map(({ counts }) => counts), findings]).toEqual([[true, false], []]);
    await forgetObservation(access, observations[0]?.id ?? "");
    expect(await openKeys()).toContain("no-way cluster docker.io/library/redis");
  });

  it("belongs to the node that a person names, if the map has several", async () => {
    const node = { id: "staging", kind: "orchestrator", name: "Staging", stage: "run" } as const;
    await pushTo(access, { type: "node.added", node: { ...node, position: { x: 90_000, y: 0 } } });
    await give(redis(digestOf("a")));
    const { questions } = await getRunning(access);
    expect(questions).toMatchObject([{ candidates: ["cluster", "staging"] }]);
    await sayNode(access, { observation: questions[0]?.observation ?? "", node: "staging" });
    expect(await getRunning(access)).toMatchObject({ questions: [], findings: [{ node: "staging" }, {}] });
    await expect(
      sayNode(access, { observation: questions[0]?.observation ?? "", node: "nowhere" }),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  describe("an answer", () => {
    const second = (seconds: number) => new Date(Date.now() + seconds * 1_000);
    const askedOf = async () => (await getRunning(access)).questions;

    it("which node a file is of holds for the same file given again, and takes it from older ones too", async () => {
      const node = { id: "staging", kind: "orchestrator", name: "Staging", stage: "run" } as const;
      await pushTo(access, { type: "node.added", node: { ...node, position: { x: 90_000, y: 0 } } });
      await give(redis(digestOf("a")), "pods.json", second(0));
      await give(redis(digestOf("b")), "pods.json", second(1));
      const [asked] = await askedOf();
      const observation = asked?.observation ?? "";
      await sayNode(access, { observation, node: "staging" });
      expect((await getRunning(access)).observations.map(({ counts }) => counts)).toEqual([true, false]);
      await give(redis(digestOf("c")), "pods.json", second(2));
      const { questions, observations, findings } = await getRunning(access);
      expect(questions).toEqual([]);
      expect(observations.map(({ counts }) => counts)).toEqual([true, false, false]);
      expect(findings).toMatchObject([{ node: "staging", count: 1 }, {}]);
      await sayNode(access, { observation: observations[0]?.id ?? "", node: null });
      expect(await askedOf()).toHaveLength(1);
      await sayNode(access, { observation: observations[0]?.id ?? "", node: "staging" });
      await keepRunning(
        access,
        { running: [{ name: "pods.json", text: redis(digestOf("d")) }], node: "cluster" },
        { now: second(3) },
      );
      // The name was used for two clusters by now, so it may be either.
      await give(redis(digestOf("e")), "pods.json", second(4));
      expect(await askedOf()).toHaveLength(1);
    });

    it("the node of a registry holds for later uploads, until it is changed", async () => {
      const { ana } = await makeViewers({ ana: "editor" });
      const document = aPipeline().node("one", { kind: "production-registry" });
      access = await makePipeline(ana, {
        document: document.node("other", { kind: "production-registry" }).node("cluster").toDocument(),
      });
      const text = aList(aPod({ name: "shop", image: "registry.acme.example/shop", digest: digestOf("a") }));
      await give(text, "pods.json", second(0));
      const [asked] = await askedOf();
      expect(asked).toMatchObject({ registry: "registry.acme.example", candidates: ["one", "other"] });
      const said = { observation: asked?.observation ?? "", registry: "registry.acme.example" };
      await sayNode(access, { ...said, node: "one" });
      await give(text, "pods.json", second(1));
      expect(await askedOf()).toEqual([]);
      const { observations } = await getRunning(access);
      await forgetObservation(access, observations[1]?.id ?? "");
      expect(await askedOf()).toEqual([]);
      await sayNode(access, { ...said, observation: observations[0]?.id ?? "", node: null });
      expect(await askedOf()).toHaveLength(1);
    });
  });

  it("is refused if nothing can be read, with the reason for each file", async () => {
    await expect(give("no JSON")).rejects.toMatchObject({
      message: "pods.json: It is not JSON: line 1 is no JSON here.",
    });
    const large = `[${"1,".repeat(3_000_000)}1]`;
    await expect(give(large)).rejects.toMatchObject({
      message: "pods.json: It is larger than 5 MB: pack it as a .zip of up to 50 MB.",
    });
    expect(
      await database().client.runningObservation.count({ where: { pipelineId: access.pipelineId } }),
    ).toBe(0);
  });

  it("with characters in its names that no database takes is kept without them", async () => {
    const tasks = [
      {
        clusterArn: "arn:aws:ecs:eu-west-1:123456789012:cluster/pr\u0000od\u202e",
        containers: [{ name: "we\u0000b", image: "redis:7" }],
      },
    ];
    await give(JSON.stringify({ tasks }), "tasks.json");
    const { observations, findings } = await getRunning(access);
    expect(observations).toMatchObject([{ source: "ecs pr od[U+202E]", containers: 1 }]);
    expect(findings[0]?.places[0]?.quote).toBe("pr od[U+202E] / we b: redis:7");
  });

  it("of 250 repositories in one file is one row, and takes nothing away", async () => {
    await give(redis(digestOf("a")));
    const lists = Array.from({ length: 250 }, (_, index) => ({ name: `r${index}`, tags: ["1"] }));
    const text = lists.map((one) => JSON.stringify(one)).join("\n");
    await keepRunning(access, { running: [{ name: "tags.json", text }], registry: "harbor.acme.example" });
    const { observations } = await getRunning(access);
    expect(observations.map(({ file, repositories, counts }) => [file, repositories, counts])).toEqual([
      ["tags.json", 250, true],
      ["pods.json", 0, true],
    ]);
  });

  it("of more clusters than are read at once is refused, and nothing is kept", async () => {
    const containers = [{ name: "web", image: "redis:7" }];
    const tasks = Array.from({ length: runningLimits.sources + 1 }, (_, index) => ({
      clusterArn: `arn:aws:ecs:eu-west-1:123456789012:cluster/c${index}`,
      containers,
    }));
    await expect(give(JSON.stringify({ tasks }), "tasks.json")).rejects.toMatchObject({
      message:
        "Too much to read at once: tasks.json: more than 100 clusters, engines or registries. Nothing was stored. Upload fewer at a time.",
    });
    expect((await getRunning(access)).observations).toEqual([]);
  });

  it("is forgotten where newer words count, before anything that counts; that is told", async () => {
    const at = (second: number) => new Date(Date.now() + second * 1_000);
    const tags = (count: number, second: number) =>
      storeRunning(
        access,
        Array.from({ length: count }, (_, index) => {
          const name = `tags-${second}-${index}.json`;
          const list = JSON.stringify({ name, tags: ["1"] });
          const read = readRunning({ name, text: list }, "harbor.acme.example");
          if (!read.ok || !read.value[0]) throw new Error("not read");
          return { file: name, hash: "", observed: read.value[0] };
        }),
        { now: at(second) },
      );
    await give(redis(digestOf("a")), "first.json", at(0));
    await tags(mostKept.observations - 2, 1);
    await give(redis(digestOf("b")), "pods.json", at(2));
    const { problems } = await keepRunning(
      access,
      { running: [{ name: "pods.json", text: redis(digestOf("c")) }] },
      { now: at(3) },
    );
    expect(problems).toEqual([]);
    const files = async () => (await getRunning(access)).observations.map(({ file }) => file);
    expect(await files()).toHaveLength(mostKept.observations);
    expect(await files()).not.toContain("first.json");
    await tags(3, 4);
    const heard: string[] = [];
    const leave = subscribe(access.pipelineId, ({ type }) => heard.push(type));
    const last = await keepRunning(
      access,
      { running: [{ name: "pods.json", text: redis(digestOf("d")) }] },
      { now: at(5) },
    );
    leave();
    // Open pages hear of the new upload, and again after another one replaced it.
    expect(heard).toEqual(["reports", "reports"]);
    expect(last.problems).toHaveLength(2);
    expect(last.problems[0]).toMatchObject({
      message: expect.stringContaining("Removed because of the limits"),
    });
    expect(await files()).toHaveLength(mostKept.observations);
    expect((await getRunning(access)).findings).toMatchObject([{ places: [{ file: "pods.json" }] }, {}]);
  });

  it("is named by `blueline verify` if it was altered", async () => {
    await give(redis(digestOf("a")));
    const faults = async () => (await verifyRunning(database().client)).broken.length;
    expect(await faults()).toBe(0);
    const found = await alterEachColumn(dialect, url(), "running_observation", faults);
    expect([found.get("running_observation.facts"), found.get("running_observation.factsHash")]).toEqual([
      1, 1,
    ]);
    expect(await faults()).toBe(0);
  });
});
