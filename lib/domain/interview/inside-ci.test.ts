import { describe, expect, test } from "vitest";
import { answer, perform, type Step, tool } from "../../testing/interview-steps";
import { emptyPipeline, type Pipeline } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { setCiBuilds, setPair, setPinned, setRight, toggleParent } from "./edit-answers";
import { askedHandOvers, readAnswers } from "./read-answers";
import { isAsked, openPairs, withoutAnswer } from "./topics";

const drawn = [
  tool("repositories", "github"),
  tool("ci", "github-actions"),
  tool("registries", "ecr"),
  tool("orchestrators", "eks"),
];

function after(steps: readonly Step[], from: Pipeline = emptyPipeline("P")): Pipeline {
  return steps.reduce((pipeline, step) => answer(pipeline, step).pipeline, from);
}

const real =
  (topic: "strangers" | "credentials", index = 0): Step =>
  (answers) => {
    const pair = openPairs(topic, answers).flat()[index];
    return pair ? setPair(answers, pair, true) : answers;
  };

const edgesOf = (pipeline: Pipeline) =>
  [...pipeline.edges.values()].map(
    ({ source, target, artifact, pinned, automated }) =>
      `${source} > ${target} ${artifact} ${pinned} ${automated}`,
  );

describe("what attackers use, as the interview asks for it", () => {
  test("tools come from a registry into CI, pinned or not, which can be taken back", () => {
    const floating = after([
      ...drawn,
      tool("packages", "github-marketplace"),
      (answers) => setPinned(answers, "iv-packages-github-marketplace", false),
    ]);
    const tools = (pipeline: Pipeline) => edgesOf(pipeline).filter((edge) => edge.includes(" tool "));
    expect(floating.nodes.get("iv-packages-github-marketplace")?.kind).toBe("package-registry");
    expect(tools(floating)).toEqual([
      "iv-packages-github-marketplace > iv-ci-github-actions tool false undefined",
    ]);
    expect(readAnswers(floating).pinned).toEqual(new Map([["iv-packages-github-marketplace", false]]));
    const unsure = after(
      [(answers) => setPinned(answers, "iv-packages-github-marketplace", undefined)],
      floating,
    );
    expect(tools(unsure)).toEqual([
      "iv-packages-github-marketplace > iv-ci-github-actions tool undefined undefined",
    ]);
    expect(tools(after([(answers) => withoutAnswer("packages", answers)], floating))).toEqual([]);
  });

  test("a parent image with a tag alone is a way in that the map shows, as in a map drawn by hand", () => {
    const from = (ref: string) => {
      const map = after([
        ...drawn,
        (answers) => setCiBuilds(answers, true),
        (answers, pipeline) => toggleParent(answers, ref, pipeline),
      ]);
      return analyse(map, mappedCatalogue, "2026-11-28").waysIn.declared.flatMap(({ said, places }) =>
        said ? places.map((place) => ("edge" in place ? map.edges.get(place.edge)?.source : place.node)) : [],
      );
    };
    expect(from("ubuntu:24.04")).toContain("iv-parents-docker-hub");
    expect(from(`ubuntu@sha256:${"0".repeat(64)}`)).not.toContain("iv-parents-docker-hub");
  });

  test("a stranger is drawn where CI builds changes from outside, and can begin there", () => {
    const map = after([...drawn, real("strangers")]);
    expect(map.nodes.get("iv-stranger")).toMatchObject({ kind: "developer", external: true });
    expect(edgesOf(map)).toContain("iv-stranger > iv-code-github code undefined false");
    const types = analyse(map, mappedCatalogue, "2026-11-27").waysIn.declared.flatMap(({ entries }) =>
      entries.map(({ type }) => type),
    );
    expect(types).toContain("untrusted-change");
    expect(after([(answers) => withoutAnswer("strangers", answers)], map).nodes.get("iv-stranger")).toBe(
      undefined,
    );
  });

  test("a key that CI keeps is a credential to what it opens; nobody is asked whether it is by hand", () => {
    const map = after([...drawn, real("credentials"), real("credentials", 1)]);
    expect(edgesOf(map).filter((edge) => edge.includes("credential"))).toEqual([
      "iv-ci-github-actions > iv-registry-ecr credential undefined undefined",
      "iv-ci-github-actions > iv-run-eks credential undefined undefined",
    ]);
    expect(askedHandOvers(map, readAnswers(map)).map(({ artifact }) => artifact)).not.toContain("credential");
  });

  test("a key that CI keeps lasts, and says what it allows, which can be taken back", () => {
    const keyOn = ({ edges }: Pipeline) =>
      [...edges.values()].find(({ artifact }) => artifact === "credential") ?? { id: "" };
    const bare = after([...drawn, real("credentials")]);
    const { id } = keyOn(bare);
    const map = after([(answers) => setRight(answers, id, "publish")], bare);
    expect(keyOn(map)).toMatchObject({ right: "publish", shortLived: false });
    expect(readAnswers(map).rights).toEqual(new Map([[id, "publish"]]));
    const unsure = after([(answers) => setRight(answers, id, undefined)], map);
    expect(keyOn(unsure)).not.toHaveProperty("right");
    const changed = perform(map, [{ type: "edge.changed", edge: id, set: { shortLived: true } }]);
    expect(keyOn(after([real("strangers")], changed))).toMatchObject({ right: "publish", shortLived: true });
  });

  test("is asked of a map with something that builds alone", () => {
    const asked = (pipeline: Pipeline) =>
      (["packages", "strangers", "credentials"] as const).filter((topic) =>
        isAsked(topic, readAnswers(pipeline), []),
      );
    expect(asked(after([tool("repositories", "github"), tool("registries", "ecr")]))).toEqual([]);
    expect(asked(after(drawn))).toEqual(["packages", "strangers", "credentials"]);
  });
});
