import { describe, expect, test } from "vitest";
import {
  hasWorkedExamples,
  type WorkedExample,
  workedExamples,
  workedTitle,
  workedToday,
} from "@/lib/testing/examples-3";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { isBuilding } from "../pipeline/is-building";
import { type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import { effectiveAt } from "./coverage/effective-at";
import { assess } from "./coverage/assess";
import { listOfGap } from "./findings/gaps";
import { unsignedNodes } from "./graph/unsigned";
import { createMapFacts } from "./map-facts";
import type { Posture } from "./posture";
import { checkedHandOvers } from "./checked-connections";
import type { ChangeToMake, Place, SingleChange, WayIn } from "./ways-in/way-in";

interface Asked {
  readonly pipeline: Pipeline;
  readonly posture: Posture;
  readonly words: readonly string[];
}

const isAt = (place: Place, text: string, { edges }: Pipeline) => {
  if ("node" in place) return place.node === text;
  const edge = edges.get(place.edge);
  return `${edge?.source}>${edge?.target}` === text;
};

function rowAt({ posture, pipeline, words }: Asked): WayIn | undefined {
  const at = words.at(-1) ?? "";
  return posture.waysIn.declared.find(({ places }) => places.some((place) => isAt(place, at, pipeline)));
}

function partText({ edges }: Pipeline, change: SingleChange): readonly string[] {
  if ("implement" in change) return [change.implement.node, change.implement.control];
  const id = "remove" in change ? change.remove : "revoke" in change ? change.revoke : "";
  const edge = edges.get(id);
  return ["remove" in change ? "remove" : "revoke", edge?.source ?? "", edge?.target ?? ""];
}

function changeText(pipeline: Pipeline, change: ChangeToMake): unknown {
  // The product orders the parts of a set by titles, the examples by ids.
  if ("together" in change)
    return [
      "set",
      ...change.together
        .map((part) => partText(pipeline, part))
        .toSorted((a, b) => (a.join(" ") < b.join(" ") ? -1 : 1)),
    ];
  const text = partText(pipeline, change);
  return "implement" in change ? ["control", ...text] : text;
}

function facts({ pipeline }: Asked) {
  const found = createMapFacts(pipeline, mappedCatalogue);
  const { nodes } = found.graph;
  return { ...found, assessed: assess(nodes, found.controlsAt, pipeline, workedToday) };
}

function factorsOf({ posture, words: [node, control] }: Asked) {
  const gap = posture.gaps.declared.find((one) => one.node === node && one.control === control);
  const { weight, reach, opening, bareness, status } = gap?.factors ?? {};
  return [gap && listOfGap(gap.status), weight, reach, opening, bareness, status, gap?.priority];
}

const answers: { readonly [word: string]: (asked: Asked) => unknown } = {
  targets: ({ posture }) => posture.graph.targets,
  state: (asked) => rowAt(asked)?.state ?? null,
  rows: ({ posture }) =>
    posture.waysIn.declared
      .filter(({ state }) => state === "unguarded")
      .flatMap(({ places }) => places.map((place) => ("node" in place ? place.node : place.edge)))
      .toSorted(),
  entries: (asked) =>
    rowAt(asked)
      ?.entries.map(({ type }) => type)
      .toSorted() ?? [],
  entry: (asked) => rowAt(asked)?.entries.find(({ type }) => type === asked.words[0])?.state,
  confirmed: (asked) => {
    const row = rowAt(asked);
    return row?.state === "unguarded" && row.said;
  },
  unguarded: (asked) => rowAt(asked)?.unguarded,
  way: (asked) => rowAt(asked)?.witness,
  stops: (asked) => rowAt(asked)?.stops.map(({ node, control }) => [node, control]),
  applies: (asked) => {
    const [control, node] = asked.words;
    const { graph, controlsAt } = facts(asked);
    return controlsAt[graph.indexOf.get(node ?? "") ?? -1]?.some(({ id }) => id === control);
  },
  builds: (asked) => {
    const { graph } = facts(asked);
    const node = graph.nodes[graph.indexOf.get(asked.words[0] ?? "") ?? -1];
    return node !== undefined && isBuilding(node);
  },
  unsigned: (asked) => {
    const { graph, waysMap, assessed } = facts(asked);
    const edges = [...graph.edges.keys()].filter((edge) => {
      const { source, target } = graph.edges[edge] ?? {};
      return `${source}>${target}` === asked.words[0];
    });
    const signs = effectiveAt(assessed, "img-sign", "declared");
    return unsignedNodes({ graph, mayBuild: waysMap.mayBuild, signs }, edges).map(
      (at) => graph.nodes[at]?.id,
    );
  },
  gate: ({ posture, words: [control] }) =>
    posture.gates.find((one) => one.control === control)?.declared.verdict,
  finding: ({ posture }) =>
    posture.chains.declared.map(({ finding, node, from, path }) => [finding, node, from ?? path]),
  shareof: ({ posture, pipeline }) =>
    [...pipeline.nodes.values()]
      .map(({ id }) => id)
      .filter((id) => posture.coverage.beside?.includes(id) !== true)
      .toSorted(),
  first: ({ posture, pipeline }) =>
    posture.bestChanges[0] && changeText(pipeline, posture.bestChanges[0].change),
  alternatives: ({ posture, pipeline, words: [number] }) =>
    posture.bestChanges[Number(number) - 1]?.alternatives?.map(({ change }) => changeText(pipeline, change)),
  factors: factorsOf,
  topfix: ({ posture, words: [number] }) =>
    posture.gaps.declared
      .filter(({ status }) => listOfGap(status) === "fix")
      .slice(0, Number(number))
      .map(({ node, control }) => [node, control]),
  look: ({ pipeline, posture, words: [at] }) => {
    const edge = [...pipeline.edges.values()].find(({ source, target }) => `${source}>${target}` === at);
    const checked = checkedHandOvers(
      pipeline,
      mappedCatalogue,
      workedToday,
      posture.unprotectedHandOvers?.declared,
    );
    return edge && (checked.has(edge.id) ? "checked" : "unchecked");
  },
};

describe.skipIf(!hasWorkedExamples)(`the analysis of ${workedTitle}`, () => {
  test.for(workedExamples)("$rule $name", ({ document, expect: questions }: WorkedExample) => {
    const pipeline = pipelineFromDocument(document);
    const posture = analyse(pipeline, mappedCatalogue, workedToday);
    const found = questions.map(({ question }) => {
      const [first = "", ...words] = question.split(" ");
      return { question, answer: answers[first]?.({ pipeline, posture, words }) };
    });
    expect(found).toEqual(questions);
  });
});
