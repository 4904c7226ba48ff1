import { expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { ownersOnMap } from "./owners-on-map";

it("names each owner of a node or a claim, and who accepts a risk, however many they are", () => {
  const owners = Array.from({ length: 60 }, (_, index) => `Owner ${index}`);
  const drawn = owners.reduce((map, owner, index) => map.node(`n${index}`, { owner }), aPipeline());
  const acceptance = { by: "Zoe", until: "2026-12-31", residual: "A fault goes live" };
  const map = drawn
    .claim("n1", "img-sign", { status: "accepted", reason: "Soon gone", acceptance })
    .claim("n2", "img-sign", { status: "planned", owner: "Owner 1" })
    .build();
  expect(ownersOnMap(map).toSorted()).toEqual([...owners, "Zoe"].toSorted());
});
