import { columns } from "../catalogue/templates/columns";
import type { Position } from "../pipeline/document";
import type { Answers } from "./answers";
import { developerId } from "./interview-ids";

const rowHeight = 160;
const top = 80;

/**
 * Where the interview puts its nodes: a column for what the build takes in, one for what builds, one each for the
 * stages after it. The first of each stands on one line, which the container follows.
 */
export function placesOf({ tools, deploysBy }: Answers): ReadonlyMap<string, Position> {
  const [from, builds] = columns.build;
  const [between] = columns.distribute;
  const [runs] = columns.run;
  const [order, ...orders] = tools.delivery;
  // An order that goes past the registry takes the line itself.
  const registryRow = deploysBy.ci || deploysBy.person ? 2 : 1;
  return new Map([
    ...column(from, 0, [{ id: developerId }, ...tools.repositories, ...tools.parentRegistries]),
    ...column(builds, 1, [...tools.ci, ...tools.builders]),
    // Orders come from above the line of the container.
    ...column(between, 0, order ? [order] : []),
    ...column(between, registryRow, [...tools.registries, ...orders]),
    ...column(runs, 1, [...tools.orchestrators, ...tools.hosts]),
  ]);
}

function column(
  x: number,
  firstRow: number,
  nodes: readonly { readonly id: string }[],
): (readonly [string, Position])[] {
  return nodes.map(({ id }, index) => [id, { x, y: top + (firstRow + index) * rowHeight }]);
}
