import { beforeEach, expect, it } from "vitest";
import { parentImagesAnswerSchema } from "@/lib/domain/contract/parent-images";
import type { Image } from "@/lib/domain/pipeline/document";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireWorkspaceAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { archivePipeline } from "./commands";
import { forgetState } from "./document-cache";
import { listParentImages } from "./list-parent-images";

const digest = `sha256:${"1".repeat(64)}`;
const image = (id: string, ...parents: NonNullable<Image["parents"]>): Image => ({ id, name: id, parents });

describeDatabases("parent images", ({ database }) => {
  let ana: Viewer;
  const list = async (viewer = ana) =>
    parentImagesAnswerSchema.parse(await listParentImages(await requireWorkspaceAccess(viewer, "viewer")));
  const withImages = (name: string, ...images: Image[]) =>
    makePipeline(ana, { document: { ...aPipeline(name).toDocument(), images } });

  beforeEach(async () => {
    ({ ana } = await makeViewers({ ana: "admin" }));
  });

  it("are counted over all pipelines of the workspace, and only of it", async () => {
    const shop = await withImages(
      "Shop",
      image("a", { ref: "ubuntu:24.04" }),
      image("b", { ref: "library/ubuntu:24.04", digest }),
    );
    const search = await withImages(
      "Search",
      image("c", { ref: "docker.io/library/ubuntu:24.04" }),
      image("d", { ref: "alpine:3.22" }),
    );
    const { bob } = await makeViewers({ bob: "viewer" });
    expect(await list(bob)).toEqual({ parents: [], notCounted: 0 });
    expect(await list()).toEqual({
      notCounted: 0,
      parents: [
        {
          parent: "ubuntu:24.04",
          images: 3,
          floating: 2,
          pipelines: [
            { id: search.pipelineId, name: "Search", images: 1, floating: 1 },
            { id: shop.pipelineId, name: "Shop", images: 2, floating: 1 },
          ],
        },
        {
          parent: "alpine:3.22",
          images: 1,
          floating: 1,
          pipelines: [{ id: search.pipelineId, name: "Search", images: 1, floating: 1 }],
        },
      ],
    });
  });

  it("follow every change of an image, and leave with the pipeline", async () => {
    const access = await makePipeline(ana);
    const parents = async () =>
      (await list()).parents.map(({ parent, images, floating }) => [parent, images, floating]);
    expect(await parents()).toEqual([]);
    await pushTo(access, { type: "image.added", image: image("a", { ref: "ubuntu:24.04" }) });
    expect(await parents()).toEqual([["ubuntu:24.04", 1, 1]]);
    await pushTo(access, {
      type: "node.added",
      node: { id: "n", kind: "ci", name: "CI", stage: "build", position: { x: 0, y: 0 } },
    });
    expect(await parents()).toEqual([["ubuntu:24.04", 1, 1]]);
    await pushTo(access, {
      type: "image.changed",
      image: "a",
      set: { parents: [{ ref: "ubuntu:24.04", digest }] },
    });
    expect(await parents()).toEqual([["ubuntu:24.04", 1, 0]]);
    await pushTo(access, { type: "image.removed", image: "a" });
    expect(await parents()).toEqual([]);
    await pushTo(access, { type: "image.added", image: image("a", { ref: "ubuntu:24.04" }) });
    await archivePipeline(access);
    expect(await parents()).toEqual([]);
  });

  it("of pipelines that an earlier version wrote are counted once, a few at each call", async () => {
    const made = [];
    for (let number = 0; number < 27; number += 1)
      made.push(await withImages(`Old ${number}`, image("a", { ref: "ubuntu:24.04" })));
    const ids = made.map(({ pipelineId }) => pipelineId);
    await database().client.pipeline.updateMany({ where: { id: { in: ids } }, data: { parents: null } });
    for (const id of ids) forgetState(id);
    const first = await list();
    expect([first.parents[0]?.images, first.notCounted]).toEqual([25, 2]);
    const second = await list();
    expect([second.parents[0]?.images, second.notCounted]).toEqual([27, 0]);
  });

  it("of all others are there where one pipeline cannot be read", async () => {
    const { pipelineId } = await withImages("Broken", image("a", { ref: "alpine" }));
    await withImages("Shop", image("a", { ref: "ubuntu:24.04" }));
    await database().client.pipeline.update({ where: { id: pipelineId }, data: { parents: null } });
    forgetState(pipelineId);
    await database().client.pipelineCheckpoint.deleteMany({ where: { pipelineId } });
    const { parents, notCounted } = await list();
    expect([parents.map(({ parent }) => parent), notCounted]).toEqual([["ubuntu:24.04"], 1]);
  });

  it("are read without a document", async () => {
    const { pipelineId } = await withImages("Shop", image("a", { ref: "ubuntu:24.04" }));
    forgetState(pipelineId);
    await database().client.pipelineCheckpoint.deleteMany({ where: { pipelineId } });
    expect((await list()).parents).toHaveLength(1);
  });
});
