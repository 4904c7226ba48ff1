import type { PipelineNode } from "../../domain/pipeline/document";
import type { GraphFacts, SlsaResult, SlsaTrack, Proof } from "../../domain/posture/posture";
import { pairsOf } from "./frameworks";
import { isBuildingNode } from "./graph-facts";
import { reachedNodes } from "./walks";
import type { World } from "./world";

interface Asked {
  readonly node: string;
  readonly requirement: string;
  readonly level: number;
  readonly isMet: boolean;
}

export function slsaByBruteForce(world: World, facts: GraphFacts, proof: Proof): SlsaResult {
  const isUsed = ({ id }: PipelineNode) =>
    facts.targets.some((target) => reachedNodes([id], world.flow).has(target));
  const building = world.nodes.filter((node) => isBuildingNode(node) && isUsed(node));
  const repositories = world.nodes.filter((node) => node.kind === "source-repository" && isUsed(node));
  const unbuilt = facts.origins.firstParty.filter(
    (id) =>
      !isBuildingNode(world.nodeOf(id)) &&
      world.flow.some(
        ({ source, artifact }) => source === id && (artifact === "image" || artifact === "container"),
      ),
  );
  const build = trackOf(
    building,
    itemsAskedOf(world, "build", building, proof),
    highestLevel(world, "build"),
    unbuilt.length > 0,
  );
  return {
    build: unbuilt.length > 0 ? { ...build, unbuilt } : build,
    source: trackOf(
      repositories,
      itemsAskedOf(world, "source", repositories, proof),
      highestLevel(world, "source"),
      false,
    ),
  };
}

function trackOf(
  nodes: readonly PipelineNode[],
  asked: readonly Asked[],
  highest: number,
  isHeldDown: boolean,
): SlsaTrack {
  if (nodes.length === 0) return { next: [] };
  const lacking = asked.filter(({ isMet }) => !isMet);
  const level = isHeldDown ? 0 : Math.min(highest, ...lacking.map((one) => one.level - 1));
  const next = lacking
    .filter((one) => one.level === level + 1)
    .map(({ node, requirement }) => ({ node, requirement }));
  // A node may be asked twice: for itself, and for a builder that it feeds.
  return { level, next: [...new Map(next.map((one) => [`${one.node} ${one.requirement}`, one])).values()] };
}

function itemsOf({ catalogue }: World, track: "build" | "source") {
  return catalogue.mappings.frameworks
    .flatMap(({ requirements }) => requirements)
    .flatMap((item) =>
      item.track === track && item.level !== undefined ? [{ ...item, level: item.level }] : [],
    );
}

function highestLevel(world: World, track: "build" | "source"): number {
  return Math.max(0, ...itemsOf(world, track).map(({ level }) => level));
}

function itemsAskedOf(
  world: World,
  track: "build" | "source",
  nodes: readonly PipelineNode[],
  proof: Proof,
): readonly Asked[] {
  const canAnswer = (controls: readonly string[]) =>
    world.catalogue.controls.some(
      ({ id, appliesTo }) => controls.includes(id) && appliesTo.includes("builder"),
    );
  return nodes.flatMap(({ id, kind }) =>
    itemsOf(world, track).flatMap(({ id: requirement, controls, level }) => {
      const feeding = world.flow
        .filter(({ source, target }) => target === id && world.nodeOf(source).kind === "ci")
        .map(({ source }) => source);
      const isPassedOn = kind === "builder" && !canAnswer(controls);
      const places = isPassedOn && feeding.length > 0 ? [...new Set(feeding)] : [id];
      return places.map((node) => {
        const pairs = pairsOf(world, controls, proof).filter((pair) => pair.node === node);
        return {
          node,
          requirement,
          level,
          isMet: pairs.length > 0 && pairs.every(({ isEffective }) => isEffective),
        };
      });
    }),
  );
}
