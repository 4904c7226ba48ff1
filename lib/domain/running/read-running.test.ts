import { describe, expect, it } from "vitest";
import { aList, digestOf, plantedSecret, runningFixtures, systemPod } from "@/lib/testing/running-fixtures";
import { runningLimits } from "./limits";
import { readRunning } from "./read-running";

function read(text: string, registry?: string) {
  const result = readRunning({ name: "given.json", text }, registry);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const refusal = (text: string, registry?: string) => {
  const result = readRunning({ name: "given.json", text }, registry);
  return result.ok ? undefined : result.error.message;
};

describe("what a cluster says", () => {
  const [cluster] = read(runningFixtures.kubernetes);

  it("is its containers, with init containers, and with what is kept running without a pod", () => {
    expect(cluster?.containers.map(({ workload, container, image }) => [workload, container, image])).toEqual(
      [
        ["Deployment/coredns", "web", "registry.k8s.io/coredns/coredns:v1.11.1"],
        ["Deployment/shop", "web", "harbor.acme.example/shop:1.4"],
        ["Deployment/cache", "web", "redis:7"],
        ["Deployment/cache", "setup", "busybox"],
        ["CronJob/report", "report", "harbor.acme.example/report"],
      ],
    );
  });

  it("names the digest that was pulled, with the place where it is written", () => {
    expect(cluster?.containers[1]).toMatchObject({
      digest: digestOf("a"),
      namespace: "shop",
      place: { file: "given.json", path: "items[1].status.containerStatuses[0].imageID" },
    });
    const line = cluster?.containers[1]?.place.line ?? 0;
    expect(runningFixtures.kubernetes.split("\n")[line - 1]).toContain(digestOf("a"));
    expect(cluster?.containers[4]?.place.path).toBe(
      "items[4].spec.jobTemplate.spec.template.spec.containers[0].image",
    );
  });

  it("takes the name of an unpacked image for no digest", () => {
    const pods = read(runningFixtures.kubernetes.replaceAll(/docker-pullable:\/\/[^"]*/g, digestOf("d")));
    expect(pods[0]?.containers.flatMap(({ digest }) => digest ?? [])).toEqual([]);
  });

  it("says what containers may do, and of what it leaves out nothing", () => {
    expect(cluster?.containers.map(({ flags }) => flags)).toEqual([
      [],
      ["privileged", "root"],
      ["docker-socket", "host-pid", "host-network"],
      ["host-pid", "host-network"],
      [],
    ]);
  });

  it("is whole where the namespace is in it that every cluster has, and the list is not cut off", () => {
    expect(cluster?.isWhole).toBe(true);
    expect(read(runningFixtures.kubernetes.replace("kube-system", "dns"))[0]?.isWhole).toBe(false);
    expect(read(aList(systemPod))[0]?.isWhole).toBe(false);
    const cut = runningFixtures.kubernetes.replace('"resourceVersion": ""', '"continue": "eyJ2"');
    expect(read(cut)[0]).toMatchObject({ isWhole: false, warnings: [expect.stringContaining("incomplete")] });
  });
});

it("reads no job of a cluster that has ended, well or not", () => {
  const job = (name: string, status?: object) => ({
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name, namespace: "shop" },
    spec: { template: { spec: { containers: [{ name: "run", image: "busybox" }] } } },
    ...(status && { status }),
  });
  const condition = (type: string, status: string) => ({ conditions: [{ type, status }] });
  const [said] = read(
    aList(
      job("new"),
      job("active", { active: 1, ...condition("Complete", "False") }),
      job("complete", condition("Complete", "True")),
      job("failed", condition("Failed", "True")),
      job("completed", { completionTime: "2026-11-28T10:00:00Z" }),
    ),
  );
  expect(said?.containers.map(({ workload }) => workload)).toEqual(["Job/new", "Job/active"]);
});

describe("what an engine says", () => {
  it("is what runs, with the digest of its image where that is inspected too", () => {
    expect(read(runningFixtures.dockerInspect)).toMatchObject([
      {
        format: "docker-inspect",
        containers: [
          {
            workload: "shop-web-1",
            image: "harbor.acme.example/shop:1.4",
            digest: digestOf("a"),
            flags: ["docker-socket", "privileged", "host-pid", "host-network", "root"],
            place: { path: "[0].Config.Image", line: 19 },
          },
        ],
      },
    ]);
  });

  it("is one object a line of docker ps, and an id in place of a name is told", () => {
    const [said] = read(runningFixtures.dockerPs);
    expect(said?.containers).toMatchObject([
      {
        workload: "cache",
        image: "redis:7",
        flags: ["docker-socket"],
        place: { path: "[0].Image", line: 1 },
      },
    ]);
    expect(said?.warnings).toEqual([expect.stringContaining("only an image id")]);
  });
});

it("reads the tasks of ECS, an answer for each cluster", () => {
  expect(read(runningFixtures.ecsTasks)).toMatchObject([
    {
      platform: "ecs",
      source: "ecs prod",
      containers: [{ namespace: "prod", workload: "service:shop", digest: digestOf("a") }],
    },
  ]);
});

describe("what a registry says", () => {
  it("is the images of ECR, of an account where nobody says the host", () => {
    const images = [
      { digest: digestOf("a"), tags: ["1.3"] },
      { digest: digestOf("b"), tags: ["1.4"] },
    ];
    const [said] = read(runningFixtures.ecrImages);
    expect(said?.repositories).toMatchObject([
      { registry: "123456789012.dkr.ecr", repository: "shop", images },
    ]);
  });

  it("is repositories and tags, of the registry that is said", () => {
    const [catalog] = read(runningFixtures.catalog, "https://Harbor.acme.example/");
    expect(catalog?.repositories.map(({ registry, repository }) => `${registry}/${repository}`)).toEqual([
      "harbor.acme.example/shop",
      "harbor.acme.example/report",
    ]);
    const [tags] = read(runningFixtures.tags, "harbor.acme.example");
    expect(tags?.repositories).toMatchObject([{ repository: "shop", tags: ["1.3"] }]);
  });

  it("is refused where nobody says which registry it is", () => {
    expect(refusal(runningFixtures.catalog)).toBe("Enter the registry: its list does not name it.");
    expect(refusal(runningFixtures.tags, "two words")).toContain("must be the name of a host");
  });

  it("is one answer for a registry, however many of its repositories are in the file", () => {
    const tags = (name: string, ...all: readonly string[]) => JSON.stringify({ name, tags: all });
    const many = [tags("a", "1"), tags("b", "1"), tags("a", "2")].join("\n");
    expect(read(many, "harbor.acme.example")).toMatchObject([
      {
        repositories: [
          { repository: "a", tags: ["1", "2"] },
          { repository: "b", tags: ["1"] },
        ],
      },
    ]);
    const images = JSON.parse(runningFixtures.ecrImages) as { imageDetails: { repositoryName: string }[] };
    const [detail] = images.imageDetails;
    const more = { imageDetails: [...images.imageDetails, { ...detail, repositoryName: "other" }] };
    expect(read(JSON.stringify(more))).toMatchObject([{ repositories: [{}, { repository: "other" }] }]);
  });

  it("may be a page of more", () => {
    const page = JSON.stringify({ repositories: Array.from({ length: 100 }, (_, index) => `r${index}`) });
    expect(read(page, "harbor.acme.example")[0]?.repositories[0]).toMatchObject({ isCut: true });
    const tagsOf = (length: number) =>
      read(
        JSON.stringify({ name: "shop", tags: Array.from({ length }, (_, index) => `t${index}`) }),
        "a.example",
      )[0]?.repositories[0]?.isCut;
    expect([99, 100, 101, 1_000].map(tagsOf)).toEqual([undefined, true, undefined, true]);
  });

  it("of which more is in the file than is read is held to be cut", () => {
    const over = (length: number) => Array.from({ length: length + 1 }, (_, index) => `n${index}`);
    const isCut = (text: string) =>
      read(text, "harbor.acme.example")[0]?.repositories.map((one) => one.isCut);
    expect(isCut(JSON.stringify({ name: "shop", tags: over(runningLimits.images) }))).toEqual([true]);
    const imageDetails = over(runningLimits.images).map((_, index) => ({
      repositoryName: "shop",
      imageDigest: `sha256:${String(index).padStart(64, "0")}`,
    }));
    expect(isCut(JSON.stringify({ imageDetails }))).toEqual([true]);
    expect(isCut(JSON.stringify({ imageDetails: imageDetails.slice(1) }))).toEqual([undefined]);
    expect(new Set(isCut(JSON.stringify({ repositories: over(runningLimits.repositories) })))).toEqual(
      new Set([true]),
    );
  });
});

describe("any file", () => {
  it("leaves every secret behind", () => {
    for (const text of Object.values(runningFixtures)) {
      const answer = JSON.stringify(readRunning({ name: "given.json", text }, "harbor.acme.example"));
      expect(answer).toContain('"ok":true');
      expect(answer).not.toContain(plantedSecret);
    }
  });

  it.each([
    ["", "The file is empty."],
    ["[]", "The list is empty: nothing runs there, or the account that listed it may see nothing."],
    ["{", "It is not JSON: line 1 ends too soon."],
    ['{"kind": "List",\n "items": [}', "It is not JSON: line 2 is no JSON here."],
    ["[".repeat(70), "It is not JSON: line 1 is nested more than 64 deep."],
    ['{"a": "b', "It is not JSON: line 1 has a text that does not end."],
    ["apiVersion: v1", "It is not JSON: line 1 is no JSON here."],
  ])("that cannot be read is refused in a sentence: %j", (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it("of another sort is told what is read here", () => {
    expect(refusal('{"hello": 1}')).toContain("kubectl, docker inspect");
  });

  it("with names such as __proto__ changes nothing of the program", () => {
    refusal('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("polluted");
  });

  it("with more containers than are read says so, and is whole no more", () => {
    const pod = { apiVersion: "v1", kind: "Pod", metadata: { namespace: "kube-system" } };
    const containers = Array.from({ length: runningLimits.containers + 1 }, (_, index) => ({
      name: `c${index}`,
      image: "busybox",
    }));
    const [said] = read(JSON.stringify({ ...pod, spec: { containers } }));
    expect(said?.containers).toHaveLength(runningLimits.containers);
    expect(said).toMatchObject({ isWhole: false, warnings: [expect.stringContaining("20,000 containers")] });
  });
});

describe("what says nothing", () => {
  it.each([
    ["a list of kubectl without an item", aList()],
    ["ECS without a task", '{"tasks": [], "failures": [{"reason": "MISSING"}]}'],
    ["ECS whose tasks have stopped", '{"tasks": [{"lastStatus": "STOPPED", "containers": []}]}'],
    ["ECR without an image", '{"imageDetails": []}'],
  ])("is refused, as it would take the place of what was known: %s", (_what, text) => {
    expect(readRunning({ name: "given.json", text })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("The list is empty") },
    });
  });

  it("says how to print it where it is a table, and what a registry refused", () => {
    const messageOf = (text: string) => {
      const result = readRunning({ name: "given.json", text });
      return result.ok ? "" : result.error.message;
    };
    expect(messageOf("NAME   READY\nshop   1/1")).toContain("with -o json");
    expect(messageOf("CONTAINER ID   IMAGE\nabc   redis")).toContain("with --format json");
    expect(messageOf('{"errors": [{"code": "UNAUTHORIZED"}]}')).toBe(
      "The registry returned an error: UNAUTHORIZED.",
    );
  });
});
