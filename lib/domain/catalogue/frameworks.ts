import type { Framework, Requirement } from "./catalogue";
import generated from "./generated/frameworks.json";

/** Every framework with all of its items. For the server and the command line: too large for the browser's bundle. */
export const frameworks: readonly Framework[] = generated;

const byId: ReadonlyMap<string, Framework> = new Map(
  frameworks.map((framework) => [framework.id, framework]),
);

export function frameworkById(id: string): Framework | undefined {
  return byId.get(id);
}

/** The ATT&CK techniques that controls may name: the Containers platform first, then those added for what stands before it. */
export const techniques: readonly Requirement[] = [
  "mitre-attack-containers",
  "mitre-attack-supplement",
].flatMap((id) => byId.get(id)?.items ?? []);
