import { describe, expect, test } from "vitest";
import { aPipeline } from "../../../testing/builders";
import { unansweredAlong, unansweredOfEdge, unansweredOfNode } from "./unanswered";

const map = aPipeline()
  .node("ana", { kind: "developer", name: "Ana" })
  .node("ci", { kind: "ci", name: "Jenkins" })
  .node("registry", { kind: "production-registry", name: "ECR" })
  .edge("ana", "ci", { artifact: "code" })
  .edge("ci", "registry", { artifact: "image", automated: true, pinned: true })
  .edge("ana", "registry", { artifact: "credential" })
  .build();
const edge = (id: string) => map.edges.get(id);
const asked = (id: string) => {
  const found = edge(id);
  return found ? unansweredOfEdge(map, found).map(({ about }) => "asks" in about && about.asks) : [];
};
const ofNode = (id: string) => {
  const node = map.nodes.get(id);
  return node ? unansweredOfNode(map, node) : [];
};

describe("what nobody has answered", () => {
  test("of a CI is whether it builds, with what it is read as", () => {
    expect(ofNode("ci")).toEqual([
      {
        text: "Does Jenkins build images?",
        assumed: "that it does",
        about: { node: "ci", asks: "buildsImages" },
      },
    ]);
  });

  test("of a registry is its environment, and of a person nothing", () => {
    expect(ofNode("registry")).toMatchObject([
      { text: "Which environment is ECR in?", assumed: "production" },
    ]);
    expect(ofNode("ana")).toEqual([]);
  });

  test("of a connection is what its artifact leaves open", () => {
    expect(asked("ana-ci")).toEqual(["automated"]);
    expect(asked("ci-registry")).toEqual([]);
    expect(asked("ana-registry")).toEqual(["right", "shortLived"]);
  });

  test("along a path is what the path rests on, each question once", () => {
    const along = unansweredAlong(map, [edge("ana-ci"), edge("ci-registry"), edge("ana-ci"), undefined]);
    expect(along.map(({ text, assumed }) => `${text} ${assumed}`)).toEqual([
      "Is Ana → Jenkins automated? that it is manual",
      "Does Jenkins build images? that it does",
    ]);
    expect(unansweredAlong(map, [edge("ana-registry")]).map(({ text }) => text)).toEqual([
      "What does the credential from Ana allow at ECR?",
    ]);
  });
});
