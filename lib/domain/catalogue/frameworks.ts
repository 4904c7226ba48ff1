import type { Framework, Requirement } from "./catalogue";
import generated from "./generated/frameworks.json";
import type { Governed } from "./own/own-controls";

/** Every framework with all items. Server and command line only: too large for the browser's bundle. */
export const frameworks: readonly Framework[] = generated;

const byId: ReadonlyMap<string, Framework> = new Map(
  frameworks.map((framework) => [framework.id, framework]),
);

/** From the catalogue, or a custom one that the pipeline carries. */
export function frameworkById(id: string, { policy }: Governed = {}): Framework | undefined {
  return byId.get(id) ?? policy?.frameworks?.find((framework) => framework.id === id);
}

/** The ATT&CK techniques that controls may name: the Containers platform first, then those for the steps before it. */
export const techniques: readonly Requirement[] = [
  "mitre-attack-containers",
  "mitre-attack-supplement",
].flatMap((id) => byId.get(id)?.items ?? []);
