import { describe, expect, test } from "vitest";
import { idSchema } from "../ids";
import { nodeKinds } from "../pipeline/document";
import { catalogue } from "./load";
import { productsOf, technologiesFor, technologyById, technologyName } from "./technologies";

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
    expect(productsOf(["openshift"])).toEqual(new Set(["kubernetes"]));
    expect(productsOf(["eks"])).toEqual(new Set(["eks", "kubernetes"]));
    expect(productsOf(["ec2", "docker-engine"])).toEqual(new Set(["ec2", "docker-engine", "bare-host"]));
    expect(productsOf(["azure-vm"])).toEqual(new Set(["bare-host"]));
  });

  test("a technology of the user's own has its typed name and no product", () => {
    expect(technologyById("Our own deployer")).toBeUndefined();
    expect(technologyName("Our own deployer")).toBe("Our own deployer");
    expect(productsOf(["Our own deployer"]).size).toBe(0);
  });

  test("a kind's technologies come with those first whose usual kind it is", () => {
    const parents = technologiesFor("parent-registry").map(({ id }) => id);
    expect(parents.indexOf("docker-hub")).toBeLessThan(parents.indexOf("harbor"));
  });
});
