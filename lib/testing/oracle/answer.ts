import type { EntryType } from "../../domain/catalogue/entry-types";
import type { NodeKind } from "../../domain/pipeline/document";
import { attackFrom, catching, stopsToward } from "./attack";
import { bestChanges, changesOf, handOversOf } from "./best-change";
import type { Change } from "./changes";
import { fixOf, verdictOf } from "./gates";
import { replay } from "./incidents";
import { openingOf } from "./openings";
import { endsOf } from "./origins-and-targets";
import { type Row, rowsOf } from "./rows";
import type { World } from "./world";

const proof = "declared";

/** Answers one ask of the shared examples, in their words. */
export function answer(world: World, ask: string): string {
  const [what = "", ...rest] = ask.split(" ");
  const [first = "", second = ""] = rest;
  switch (what) {
    case "state":
      return rowAt(world, first)?.state ?? "none";
    case "entry":
      return rowAt(world, second)?.entries.find(({ type }) => type === first)?.state ?? "none";
    case "said":
      return rowAt(world, first)?.said === true ? "yes" : "no";
    case "witness":
      return rowAt(world, first)?.witness?.join(" ") ?? "none";
    case "hostile":
      return [...compromise(world, first).hostile].toSorted().join(" ");
    case "unguarded":
      return compromise(world, first).unguarded.includes(second) ? "yes" : "no";
    case "stopping":
      return stopping(world, first, second).join(" ");
    case "catching":
      return catching(world, compromise(world, first), second, proof).toSorted().join(" ");
    case "rows":
      return String(rowsOf(world, proof).length);
    case "published":
      return endsOf(world).published ? endsOf(world).targets.toSorted().join(" ") : "";
    case "best":
      return bestChanges(world, proof)
        .slice(0, 1)
        .flatMap((item) => changesOf(item).map((change) => changeWords(world, change)))
        .join(" + ");
    case "hand":
      return edgeWords(world, handOversOf(world, proof)[0]?.edge);
    case "opening":
      return String(openingOf(world, first, second, proof));
    case "applies":
      return world.status(first, second) === undefined ? "no" : "yes";
    case "replay":
      return replayWords(world, first, rest.slice(1));
    default:
      return gateAnswer(world, what, first);
  }
}

function gateAnswer(world: World, what: string, id: string): string {
  const gate = world.gates.find((one) => one.id === id);
  if (!gate) return "no such gate";
  const verdict = verdictOf(world, gate, proof);
  switch (what) {
    case "gate":
      return verdict.verdict;
    case "witnessg":
      return verdict.witness?.join(" ") ?? "";
    case "exposed":
      return verdict.exposed.toSorted().join(" ");
    case "fix": {
      const { fix, impossible } = fixOf(world, gate, proof);
      return [fix.nodes.toSorted().join(" "), impossible ? `!${impossible.join(" ")}` : ""].join("");
    }
    default:
      throw new Error(`no such ask: ${what}`);
  }
}

function placeOf({ edges }: World, words: string): readonly string[] {
  const [from, to] = words.split(">");
  if (to === undefined) return [words];
  return edges.filter(({ source, target }) => source === from && target === to).map(({ id }) => `edge:${id}`);
}

function rowAt(world: World, words: string): Row | undefined {
  return rowsOf(world, proof).find(({ place }) => placeOf(world, words).includes(place));
}

/** Of a node that acts for the attacker. */
function compromise(world: World, node: string) {
  return attackFrom(world, { acts: [{ node, letter: "H" }], doors: [] }, proof, true);
}

function stopping(world: World, node: string, target: string): readonly string[] {
  const leading = stopsToward(world, compromise(world, node), target);
  return [...new Set(leading.map((pair) => pair.split(" ")[1] ?? ""))].toSorted();
}

function edgeWords(world: World, id: string | undefined): string {
  const edge = world.edges.find((one) => one.id === id);
  return edge ? `${edge.source}>${edge.target}` : "";
}

function changeWords(world: World, change: Change): string {
  if (change.kind === "control") return `control ${change.node} ${change.control}`;
  return `${change.kind} ${edgeWords(world, change.edge)}`;
}

function replayWords(world: World, types: string, kinds: readonly string[]): string {
  // The examples say types and kinds in the catalogue's words.
  const happened = { entry: types.split(",") as EntryType[], kinds: kinds as NodeKind[] };
  const { result, said, places } = replay(
    world,
    kinds.length > 0 ? happened : { entry: happened.entry },
    proof,
  );
  if (result !== "reached") return [result, ...places].join(" ");
  const words =
    places.map((place) => (place.startsWith("edge:") ? edgeWords(world, place.slice(5)) : place))[0] ?? "";
  return `${result} ${words}: ${rowAt(world, words)?.witness?.join(" ")} ${said ? "sure" : "assumed"}`;
}
