import { describe, expect, test } from "vitest";
import type { DeployFact, Fact, WorkloadFact } from "../facts";
import { linkImages } from "./link-images";
import { linkWorkloads } from "./link-workloads";

const at = { file: ".ci.yml", line: 1 };
const workload = (file: string, name: string, ...refs: string[]): WorkloadFact => ({
  kind: "workload",
  at: { file, line: 1 },
  id: `${file}#Deployment/${name}`,
  orchestrator: "kubernetes",
  type: "Deployment",
  name,
  images: refs.map((ref) => ({ ref, at: { file, line: 9 } })),
  from: "manifest",
});
const deploy = (more: Partial<DeployFact>): DeployFact => ({
  kind: "deploy",
  at,
  by: ".ci.yml#deploy",
  how: "kubectl",
  files: [],
  workloads: [],
  ...more,
});
const built = (...images: string[]): Fact => ({
  kind: "build",
  at,
  by: ".ci.yml#build",
  images,
  args: {},
  pushes: true,
});

function run(...facts: Fact[]) {
  return linkWorkloads(facts, linkImages(facts)).map(({ images, deployments }) => ({
    images: images.map((image) => ({
      ref: image.ref,
      built: image.built.flatMap(({ names }) => names),
      mayBe: image.mayBe.length,
    })),
    deployments: deployments.length,
  }));
}

describe("linkWorkloads", () => {
  test("a release is not what is called like it and comes from no chart", () => {
    const release = deploy({ how: "helm", files: ["chart"], workloads: ["web"] });
    const deployments = (one: WorkloadFact, by = release) => run(one, by)[0]?.deployments;
    expect(deployments(workload("k8s/web.yaml", "web", "a"))).toBe(0);
    expect(deployments({ ...workload("other.yaml", "web", "a"), from: "helm" })).toBe(0);
    // Of a chart that no file is of, the values may be here.
    const elsewhere = deploy({ how: "helm", workloads: ["web"] });
    expect(deployments({ ...workload("values.yaml", "web", "a"), from: "helm" }, elsewhere)).toBe(1);
  });

  test("an image is ours where registry and repository are the same, not where the last part is", () => {
    expect(
      run(
        built("ghcr.io/acme/vote"),
        workload("k8s/a.yaml", "a", "ghcr.io/acme/vote:1"),
        workload("k8s/b.yaml", "b", "acme/vote"),
      ).map(({ images }) => images[0]?.built.length),
    ).toEqual([1, 0]);
  });

  test("where a variable hides the registry it may be ours, which is asked and not guessed", () => {
    const [one] = run(built("$REGISTRY/vote"), workload("k8s/a.yaml", "a", "ghcr.io/acme/vote"));
    expect(one?.images).toEqual([{ ref: "ghcr.io/acme/vote", built: [], mayBe: 1 }]);
  });

  test("a registry that both names say tells them apart, whatever a variable hides of the rest", () => {
    const mayBe = (name: string) =>
      run(built(name), workload("k8s/a.yaml", "a", "ghcr.io/acme/vote"))[0]?.images[0]?.mayBe;
    expect([mayBe("docker.io/$USER/vote"), mayBe("ghcr.io/$OWNER/vote"), mayBe("$OWNER/vote")]).toEqual([
      0, 1, 1,
    ]);
  });

  test("a deployment fills in the placeholder of a manifest in a folder that it applies", () => {
    const [one] = run(
      built("gcr.io/p/shop:$SHA"),
      workload("k8s/prod/web.yaml", "web", "__IMAGE__"),
      deploy({ files: ["k8s/prod"], replaces: { __IMAGE__: "gcr.io/p/shop:$SHA" } }),
    );
    expect(one).toMatchObject({
      deployments: 1,
      images: [{ ref: "gcr.io/p/shop:$SHA", built: ["gcr.io/p/shop:$SHA"] }],
    });
  });

  test("a deployment names its workload with or without its kind", () => {
    const facts = [
      workload("k8s/web.yaml", "web", "shop:1"),
      deploy({ workloads: ["deployment/web"], image: "shop:2" }),
      deploy({ workloads: ["web"] }),
      deploy({ workloads: ["deployment/other"] }),
    ];
    expect(run(...facts)[0]).toMatchObject({ deployments: 2 });
  });

  test("what an overlay includes is deployed with it, in circles too", () => {
    const uses = (from: string, to: string): Fact => ({
      kind: "uses",
      at,
      from,
      to,
      local: true,
      how: "base",
    });
    const [one] = run(
      workload("base/web.yaml", "web", "shop:1"),
      uses("overlay/kustomization.yaml", "base"),
      uses("base/kustomization.yaml", "overlay"),
      deploy({ files: ["overlay"] }),
    );
    expect(one?.deployments).toBe(1);
  });
});
