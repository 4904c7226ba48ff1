import type { EntryType } from "../../domain/catalogue/entry-types";
import { bestChanges, changesOf, type Gain } from "./best-change";
import { unsignedOf } from "./carried";
import { chainsOf } from "./chains";
import type { Change } from "./changes";
import { entriesOf } from "./entries";
import { gapsOf, priorityOf, rankedGaps } from "./gaps";
import { verdictOf } from "./gates";
import { lookOf } from "./looks";
import { openingOf } from "./openings";
import { endsOf } from "./origins-and-targets";
import { type Row, rowsOf } from "./rows";
import { nodesOfShares } from "./shares";
import { isBuilding, type World } from "./world";

const proof = "declared";

/** What an answer of `examples-3.json` is made of. */
export type Answer = string | number | boolean | null | readonly Answer[];

/** Answers one question of `examples-3.json`, in its words, as declared. */
export function answer3(world: World, question: string): Answer {
  const [what = "", first = "", second = ""] = question.split(" ");
  switch (what) {
    case "targets":
      return endsOf(world).targets.toSorted();
    case "state":
      return rowAt(world, first)?.state ?? null;
    case "rows":
      return rowsOf(world, proof)
        .filter(({ state }) => state === "unguarded")
        .map(({ place }) => wordsOf(world, place))
        .toSorted();
    case "entries":
      return entriesOf(world)
        .filter(({ place }) => placesOf(world, first).includes(place))
        .map(({ type }) => type)
        .toSorted();
    case "entry":
      return rowAt(world, second)?.entries.find(({ type }) => type === (first as EntryType))?.state ?? null;
    case "confirmed":
      return rowAt(world, first)?.said ?? false;
    case "unguarded":
      return rowAt(world, first)?.unguarded ?? [];
    case "way":
      return rowAt(world, first)?.witness ?? null;
    case "stops":
      return rowAt(world, first)?.stops.map((pair) => pair.split(" ")) ?? [];
    case "applies":
      return world.status(second, first) !== undefined;
    case "builds":
      return isBuilding(world, first);
    case "unsigned":
      return edgesAt(world, first)
        .flatMap((edge) => unsignedOf(world, edge, "img-sign", proof))
        .toSorted();
    case "gate": {
      const gate = world.gates.find(({ id }) => id === first);
      return gate ? verdictOf(world, gate, proof).verdict : null;
    }
    case "finding":
      return chainsOf(world, proof).map(({ finding, node, from = [] }) => [finding, node, from]);
    case "first":
      return gainWords(world, bestChanges(world, proof)[0]);
    case "alternatives":
      return (bestChanges(world, proof)[Number(first) - 1]?.alternatives ?? []).map((gain) =>
        gainWords(world, gain),
      );
    case "factors": {
      const gap = gapsOf(world, proof).find(({ node, control }) => node === first && control === second);
      if (!gap) return null;
      const { list, weight, reach, bareness, status } = gap;
      const opening = openingOf(world, first, second, proof);
      return [list, weight, reach, opening, bareness, status, priorityOf(world, gap, proof)];
    }
    case "topfix":
      return rankedGaps(world, proof)
        .filter(({ list }) => list === "fix")
        .slice(0, Number(first))
        .map(({ node, control }) => [node, control]);
    case "look": {
      const [edge] = edgesAt(world, first);
      return edge ? lookOf(world, edge) : null;
    }
    case "shareof":
      return nodesOfShares(world).toSorted();
    default:
      throw new Error(`no such question: ${question}`);
  }
}

function gainWords(world: World, gain: Gain | undefined): Answer {
  const all = gain ? changesOf(gain).map((change) => changeWords(world, change)) : [];
  if (all.length <= 1) return all[0] ?? null;
  // In a set, a control is said without the word for it; all in the order of names.
  const said = all.map((words) => (words[0] === "control" ? words.slice(1) : words));
  const names = (words: readonly string[]) => words.slice(-2).join(" ");
  return ["set", ...said.toSorted((a, b) => (names(a) < names(b) ? -1 : 1))];
}

function changeWords({ edges }: World, change: Change): readonly string[] {
  if (change.kind === "control") return ["control", change.node, change.control];
  const edge = edges.find(({ id }) => id === change.edge);
  const words = [change.kind, edge?.source ?? "", edge?.target ?? ""];
  if (change.kind === "lead") return [...words, change.to];
  return change.kind === "insert" ? [...words, change.step] : words;
}

function edgesAt({ edges }: World, words: string) {
  const [from, to] = words.split(">");
  return edges.filter(({ source, target }) => source === from && target === to);
}

function placesOf(world: World, words: string): readonly string[] {
  return words.includes(">") ? edgesAt(world, words).map(({ id }) => `edge:${id}`) : [words];
}

function wordsOf({ edges }: World, place: string): string {
  const edge = edges.find(({ id }) => `edge:${id}` === place);
  return edge ? `${edge.source}>${edge.target}` : place;
}

function rowAt(world: World, words: string): Row | undefined {
  return rowsOf(world, proof).find(({ place }) => placesOf(world, words).includes(place));
}
