import type { MappedCatalogue } from "../../domain/catalogue/catalogue";
import type { PipelineDocument } from "../../domain/pipeline/document";
import { pipelineFromDocument } from "../../domain/pipeline/pipeline";
import { analyse } from "../../domain/posture/analyse";
import { checkedHandOvers } from "../../domain/posture/checked-connections";
import { compromisedBy } from "../../domain/posture/compromise";
import { stages } from "../../domain/pipeline/document-lists";
import type { Fix, Posture, Proof } from "../../domain/posture/posture";
import type { WayIn } from "../../domain/posture/ways-in/way-in";
import { attackFrom, catching, stopsToward } from "./attack";
import { chainsOf } from "./chains";
import { fixOf, unsignedBefore, verdictOf } from "./gates";
import { lookOf, unprotectedHandOvers } from "./looks";
import { endsOf } from "./origins-and-targets";
import { assumedBuildersIn, fromIn, unprotectedIn, unsignedIn } from "./product-shape";
import { isSetAsideAs, type Row, rowsOf } from "./rows";
import { shareOf } from "./shares";
import { type GateControl, isAssumedBuilder, type World } from "./world";

export const bothProofs: readonly Proof[] = ["declared", "proven"];

/** Where product and oracle say different things, each as one line; none where they agree. */
export class Differences {
  readonly lines: string[] = [];

  compare(topic: string, expected: unknown, found: unknown): void {
    const [a, b] = [JSON.stringify(expected), JSON.stringify(found)];
    if (a !== b) this.lines.push(`${topic}: expected ${a}, found ${b}`);
  }
}

const sorted = (words: Iterable<string>) => [...words].toSorted();

/** Graph, shares, gates, signatures, compromise and ways in of one map: what the product says against what the oracle says. */
export function differencesOf(
  document: PipelineDocument,
  catalogue: MappedCatalogue,
  today: string,
  world: World,
): readonly string[] {
  const found = new Differences();
  const pipeline = pipelineFromDocument(document);
  const posture = analyse(pipeline, catalogue, today);
  const { targets, otherTargets, firstParty, thirdParty } = endsOf(world);
  found.compare("targets", sorted(targets), sorted(posture.graph.targets));
  found.compare("other targets", sorted(otherTargets), sorted(posture.graph.otherTargets));
  found.compare("first-party origins", sorted(firstParty), sorted(posture.graph.origins.firstParty));
  found.compare("third-party origins", sorted(thirdParty), sorted(posture.graph.origins.thirdParty));
  const assumed = world.nodes.map(({ id }) => id).filter((id) => isAssumedBuilder(world, id));
  found.compare("assumed builders", sorted(assumed), assumedBuildersIn(posture));
  const { declared } = posture.unprotectedHandOvers ?? {};
  const checked = checkedHandOvers(pipeline, catalogue, today, declared);
  const drawnFalsely = world.flow.filter((edge) => checked.has(edge.id) && lookOf(world, edge) !== "checked");
  found.compare(
    "drawn as checked",
    [],
    drawnFalsely.map(({ id }) => id),
  );
  for (const proof of bothProofs) {
    compareGates(found, world, posture, proof);
    compareChains(found, world, posture, proof);
    compareShares(found, world, posture, proof);
    // The rest of what a path runs over is no connection.
    const handOvers = new Set(world.flow.map(({ id }) => id));
    found.compare(
      `${proof} unprotected connections`,
      unprotectedHandOvers(world, proof),
      unprotectedIn(posture, proof).filter((id) => handOvers.has(id)),
    );
    compareRows(found, world, posture.waysIn[proof], proof);
    for (const { id } of world.nodes)
      compareCompromise(found, world, compromisedBy(pipeline, catalogue, today, id, proof), proof);
  }
  return found.lines;
}

function compareGates(found: Differences, world: World, posture: Posture, proof: Proof): void {
  for (const gate of world.gates) {
    const expected = verdictOf(world, gate, proof);
    const result = posture.gates.find(({ control }) => control === gate.id)?.[proof];
    const topic = `${proof} gate ${gate.id}`;
    found.compare(topic, expected.verdict, result?.verdict);
    found.compare(`${topic} exposed`, sorted(expected.exposed), sorted(result?.exposedTargets ?? []));
    found.compare(`${topic} witness`, expected.witness, result?.witness);
    if (gate.gate.provedBy !== undefined && result?.fix)
      compareFix(found, world, { gate, fix: result.fix, proof }, topic);
  }
}

/** Of several cheapest fixes the product names one: it costs what the oracle's does, and says who must sign first. */
function compareFix(
  found: Differences,
  world: World,
  { gate, fix, proof }: { readonly gate: GateControl; readonly fix: Fix; readonly proof: Proof },
  topic: string,
): void {
  const expected = fixOf(world, gate, proof).fix;
  found.compare(`${topic} fix costs`, expected.cost, fix.cost);
  found.compare(`${topic} fix leaves`, sorted(expected.leaves), sorted(fix.leaves));
  found.compare(
    `${topic} fix unsigned`,
    unsignedBefore(world, gate, proof, fix.nodes),
    sorted(unsignedIn(fix)),
  );
}

function compareChains(found: Differences, world: World, posture: Posture, proof: Proof): void {
  const words = (finding: string, node: string, from: readonly string[]) =>
    `${finding} ${node} ${from.join(" ")}`;
  found.compare(
    `${proof} chains`,
    sorted(chainsOf(world, proof).map(({ finding, node, from = [] }) => words(finding, node, from))),
    sorted(posture.chains[proof].map((chain) => words(chain.finding, chain.node, fromIn(chain)))),
  );
}

function compareShares(found: Differences, world: World, { coverage }: Posture, proof: Proof): void {
  const rounded = (share: number | undefined) => share?.toFixed(6);
  found.compare(`${proof} share`, rounded(shareOf(world, proof)), rounded(coverage.pipeline.share?.[proof]));
  for (const stage of stages)
    found.compare(
      `${proof} share of ${stage}`,
      rounded(shareOf(world, proof, stage)),
      rounded(coverage.stages[stage].share?.[proof]),
    );
}

function placeOf({ places }: WayIn): string {
  return places.map((place) => ("edge" in place ? `edge:${place.edge}` : place.node)).join(" ");
}

function compareRows(found: Differences, world: World, rows: readonly WayIn[], proof: Proof): void {
  const expected = rowsOf(world, proof);
  found.compare(`${proof} rows`, sorted(expected.map(({ place }) => place)), sorted(rows.map(placeOf)));
  for (const row of expected) {
    const other = rows.find((one) => placeOf(one) === row.place);
    if (other) compareRow(found, row, other, proof);
  }
}

function compareRow(found: Differences, row: Row, other: WayIn, proof: Proof): void {
  const topic = `${proof} row ${row.place}`;
  found.compare(`${topic} state`, row.state, other.state);
  const words = ({ type, said }: { readonly type: string; readonly said: boolean }, state: string) =>
    `${type} ${state} ${said ? "said" : "assumed"}`;
  // Verified only, what is closed as declared only is open, or set aside where that was said of its closers.
  const stateOf = ({ open, state }: Row["entries"][number]) => {
    if (open) return "open";
    return isSetAsideAs(state, proof) ? "set-aside" : state;
  };
  found.compare(
    `${topic} entries`,
    sorted(row.entries.map((entry) => words(entry, stateOf(entry)))),
    sorted(other.entries.map((entry) => words(entry, entry.state))),
  );
  found.compare(`${topic} said`, row.said, other.said);
  found.compare(`${topic} reached`, sorted(row.reached), sorted(other.reached));
  if (row.state === "unguarded")
    found.compare(`${topic} unguarded`, sorted(row.unguarded), sorted(other.unguarded));
  if (row.state === "unguarded" || row.state === "depends")
    found.compare(`${topic} witness`, row.witness, other.witness);
  // Where all that is open leads nowhere, nothing stops it.
  if (row.state === "guarded" && row.stops.length > 0)
    found.compare(
      `${topic} stops`,
      row.stops,
      sorted(other.stops.map(({ node, control }) => `${node} ${control}`)),
    );
}

function compareCompromise(
  found: Differences,
  world: World,
  { node, hostile, targets }: ReturnType<typeof compromisedBy>,
  proof: Proof,
): void {
  const attack = attackFrom(world, { acts: [{ node, letter: "H" }], doors: [] }, proof, true);
  const topic = `${proof} compromise ${node}`;
  found.compare(`${topic} hostile`, sorted(attack.hostile), sorted(hostile));
  found.compare(`${topic} reached`, sorted(attack.reached), sorted(targets.map((one) => one.node)));
  for (const target of targets) {
    const isUnguarded = attack.unguarded.includes(target.node);
    found.compare(`${topic} unguarded ${target.node}`, isUnguarded, target.unguarded);
    const leading = stopsToward(world, attack, target.node);
    const stopping = target.stopping.map((one) => `${one.node} ${one.control}`);
    if (!isUnguarded) found.compare(`${topic} stopping ${target.node}`, sorted(leading), sorted(stopping));
    found.compare(
      `${topic} catching ${target.node}`,
      sorted(catching(world, attack, target.node, proof)),
      sorted(target.catching),
    );
  }
}
