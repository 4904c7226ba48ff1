import { randomUUID } from "node:crypto";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import type { PipelineAccess } from "@/lib/server/auth/access";
import { commitOperations } from "@/lib/server/pipeline/commit-operations";
import { makePipeline } from "@/lib/testing/viewers";
import { bigPipeline } from "./big-pipeline";
import { median, middleOf, milliseconds, type Pair, pairOf, timeOf, times } from "./measure";
import type { BenchDatabase } from "./on-database";
import type { Row } from "./table";

// Room for the nodes that the benchmark adds.
const large = 1_900;
const small = 100;
const turns = 80;
const most = 1.5;

/** Typical edits of a map, each on the team that its number selects. */
const edits: { readonly [name: string]: (turn: number, teams: number) => OperationBody } = {
  rename: (turn, teams) => ({
    type: "node.changed",
    node: `t${turn % teams}-4`,
    set: { name: `Registry ${turn}` },
  }),
  move: (turn, teams) => ({
    type: "nodes.moved",
    positions: { [`t${turn % teams}-8`]: { x: turn, y: 9_000 } },
  }),
  "move the first": (turn) => ({ type: "nodes.moved", positions: { "t0-0": { x: -turn, y: 0 } } }),
  // The connections from a parent registry decide which controls apply at their targets.
  turn: (turn) => ({
    type: "node.changed",
    node: "t3-3",
    set: { kind: turn % 2 === 0 ? "service" : "parent-registry" },
  }),
  claim: (turn, teams) => ({
    type: "claim.changed",
    node: `t${turn % teams}-2`,
    control: "img-sign",
    set: { status: turn % 2 === 0 ? "planned" : "implemented" },
  }),
  add: (turn) => ({
    type: "node.added",
    node: { id: `new-${turn}`, kind: "ci", name: "CI", stage: "build", position: { x: 9_000, y: 9_000 } },
  }),
  connect: (turn) => ({
    type: "edge.added",
    edge: { id: `new-${turn}`, source: `new-${turn}`, target: "t1-4", artifact: "image" },
  }),
  disconnect: (turn) => ({ type: "edge.removed", edge: `new-${turn}` }),
  remove: (turn) => ({ type: "node.removed", node: `new-${turn}` }),
};

export async function benchCommits({ dialect, database, editor }: BenchDatabase): Promise<readonly Row[]> {
  const toLarge = await makePipeline(editor, { document: bigPipeline(large) });
  const toSmall = await makePipeline(editor, { document: bigPipeline(small) });
  const commit = (access: PipelineAccess, body: OperationBody) =>
    commitOperations(access, { clientId: "bench", operations: [{ id: randomUUID(), ...body }] });
  const insert = (turn: number) =>
    database.runWrite((transaction) => transaction.verification.create({ data: rowOf(turn) }));
  for (let warmUp = 0; warmUp < 30; warmUp++)
    for (const access of [toLarge, toSmall])
      await commit(access, { type: "pipeline.changed", set: { name: `Warm ${warmUp}` } });

  // All edits in each turn, so that a busy moment of the machine affects every figure alike.
  const pairs = new Map<string, Pair[]>(Object.keys(edits).map((name) => [name, []]));
  const inserts: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, edit] of Object.entries(edits))
      pairs.get(name)?.push(
        await pairOf(
          turn,
          () => timeOf(() => commit(toLarge, edit(turn, large / 10))),
          () => timeOf(() => commit(toSmall, edit(turn, small / 10))),
        ),
      );
    inserts.push(await timeOf(() => insert(turn)));
  }
  const middles = [...pairs].map(([name, of]) => ({ name, ...middleOf(of) }));
  const dearest = middles.reduce((one, other) => (other.ratio > one.ratio ? other : one));
  const floors = middles.map(({ floor }) => floor);
  return [
    {
      what: `one operation to ${large.toLocaleString("en")} nodes, against ${small} nodes (${dialect})`,
      measured: `${times(dearest.ratio)} (${dearest.name})`,
      bound: `at most ${most} times`,
      beside: `${middles.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`).join(", ")}; ${milliseconds(Math.min(...floors))} to ${milliseconds(Math.max(...floors))} to 100 nodes, ${milliseconds(median(inserts))} to insert a bare row`,
      holds: dearest.ratio <= most,
    },
  ];
}

function rowOf(turn: number) {
  const now = new Date();
  return {
    id: randomUUID(),
    identifier: `bench-${turn}`,
    value: "x",
    expiresAt: now,
    createdAt: now,
    updatedAt: now,
  };
}
