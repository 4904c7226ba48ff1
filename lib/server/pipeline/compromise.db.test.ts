import { beforeAll, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import { getCompromise } from "./compromise";

const document = aPipeline()
  .node("laptop")
  .node("registry")
  .node("cluster")
  .edge("laptop", "registry")
  .edge("registry", "cluster")
  .claim("registry", "reg-rebuild-compare", { status: "implemented" })
  .toDocument();
const nobody = { node: undefined, target: undefined, as: undefined };

describeDatabases("if this were compromised", () => {
  let access: PipelineAccess;
  beforeAll(async () => {
    const { ana } = await makeViewers({ ana: "editor" });
    access = await makePipeline(ana, { document });
  });

  it("lists the blast radius of a node and the controls in place, declared and verified", async () => {
    const asked = { ...nobody, node: "laptop" };
    expect(await getCompromise(access, asked)).toEqual({
      node: "laptop",
      hostile: ["laptop"],
      targets: [
        {
          node: "cluster",
          unguarded: false,
          stopping: [{ node: "registry", control: "reg-rebuild-compare" }],
          catching: [],
        },
      ],
    });
    expect(await getCompromise(access, { ...asked, as: "proven" })).toEqual({
      node: "laptop",
      hostile: ["laptop"],
      targets: [{ node: "cluster", unguarded: true, stopping: [], catching: [] }],
    });
  });

  it("lists the nodes that reach a target", async () => {
    const { targets } = await getCompromise(access, { ...nobody, target: "cluster" });
    expect(targets.map(({ node, unguarded }) => [node, unguarded])).toEqual([
      ["cluster", true],
      ["registry", true],
      ["laptop", false],
    ]);
  });

  it("explains a wrong question", async () => {
    await expect(getCompromise(access, nobody)).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "node" }],
    });
    await expect(
      getCompromise(access, { ...nobody, node: "laptop", target: "cluster" }),
    ).rejects.toMatchObject({ code: "invalid" });
    await expect(getCompromise(access, { ...nobody, node: "nowhere" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(getCompromise(access, { ...nobody, target: "registry" })).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "target", message: "must be a node where containers run. Targets: cluster." }],
    });
  });
});
