import { describe, expect, test } from "vitest";
import { idSchema } from "../ids";
import { nodeKinds } from "../pipeline/document-lists";
import { catalogue } from "./load";
import { technologiesFor, technologyById, technologyName } from "./technologies";

describe("technologies", () => {
  test("there are at least 60, with ids and names of their own, and at least one for each kind", () => {
    const { technologies } = catalogue;
    expect(technologies.length).toBeGreaterThanOrEqual(60);
    expect(technologies.filter(({ id }) => !idSchema.safeParse(id).success)).toEqual([]);
    expect(new Set(technologies.map(({ id }) => id)).size).toBe(technologies.length);
    expect(new Set(technologies.map(({ name }) => name.toLowerCase())).size).toBe(technologies.length);
    expect(nodeKinds.filter((kind) => technologiesFor(kind).length === 0)).toEqual([]);
  });

  test("those that are another's product by another name count as it", () => {
    const productsOf = (id: string) => technologyById(id)?.products?.toSorted();
    expect(productsOf("openshift")).toEqual(["kubernetes"]);
    expect(productsOf("eks")).toEqual(["eks", "kubernetes"]);
    expect(productsOf("docker-engine")).toEqual(["bare-host", "docker-engine"]);
    expect(productsOf("azure-vm")).toEqual(["bare-host"]);
  });

  test("a technology of the user's own has its typed name", () => {
    expect(technologyById("Our own deployer")).toBeUndefined();
    expect(technologyName("Our own deployer")).toBe("Our own deployer");
  });

  test("a kind's technologies come with those first whose usual kind it is", () => {
    const parents = technologiesFor("parent-registry").map(({ id }) => id);
    expect(parents.indexOf("docker-hub")).toBeLessThan(parents.indexOf("harbor"));
  });
});
