import type { Framework, Requirement } from "./catalogue";
import generated from "./generated/frameworks.json";
import type { Governed } from "./own/own-controls";

/** Every framework with all of its items. For the server and the command line: too large for the browser's bundle. */
export const frameworks: readonly Framework[] = generated;

const byId: ReadonlyMap<string, Framework> = new Map(
  frameworks.map((framework) => [framework.id, framework]),
);

/** Of the catalogue, or one of the workspace's own that the pipeline carries. */
export function frameworkById(id: string, { policy }: Governed = {}): Framework | undefined {
  return byId.get(id) ?? policy?.frameworks?.find((framework) => framework.id === id);
}

/** The ATT&CK techniques that controls may name: the Containers platform first, then those added for what stands before it. */
export const techniques: readonly Requirement[] = [
  "mitre-attack-containers",
  "mitre-attack-supplement",
].flatMap((id) => byId.get(id)?.items ?? []);
