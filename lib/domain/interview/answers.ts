import type { CredentialRight, Environment, NodeKind } from "../pipeline/document";
import { environments } from "../pipeline/document-lists";

/** Questions answered with tools. Each tool becomes a node of this kind, with an id that begins with this prefix. */
export const slotRows = [
  { slot: "repositories", kind: "source-repository", prefix: "iv-code" },
  { slot: "ci", kind: "ci", prefix: "iv-ci" },
  { slot: "builders", kind: "builder", prefix: "iv-build" },
  { slot: "packages", kind: "package-registry", prefix: "iv-packages" },
  { slot: "parentRegistries", kind: "parent-registry", prefix: "iv-parents" },
  { slot: "registries", kind: "production-registry", prefix: "iv-registry" },
  { slot: "orchestrators", kind: "orchestrator", prefix: "iv-run" },
  { slot: "hosts", kind: "host", prefix: "iv-host" },
  { slot: "delivery", kind: "delivery", prefix: "iv-deliver" },
] as const satisfies readonly { readonly slot: string; readonly kind: NodeKind; readonly prefix: string }[];

export type Slot = (typeof slotRows)[number]["slot"];
export type SlotRow = (typeof slotRows)[number];

/** A chosen tool: from the catalogue by its id, or a custom one by its name. */
export interface ChosenTool {
  readonly id: string;
  readonly technology: string;
  /** Its name among several, such as "EKS staging"; absent: that of the technology. */
  readonly name?: string | undefined;
  readonly environment?: Environment | undefined;
}

/**
 * The answers so far. They are stored only in the map, and read from what the interview drew: every browser shows the same, and a
 * change on the map changes the answer.
 */
export interface Answers {
  readonly images: readonly { readonly id: string; readonly name: string }[];
  readonly tools: { readonly [S in Slot]: readonly ChosenTool[] };
  /** Whether CI builds the images itself; undefined: no answer. */
  readonly ciBuilds: boolean | undefined;
  /** Whether the tools that CI fetches are pinned, by source registry; registries without an answer are left out. */
  readonly pinned: ReadonlyMap<string, boolean>;
  /** The rights of CI's keys, by connection; keys without an answer are left out. */
  readonly rights: ReadonlyMap<string, CredentialRight>;
  /** References such as ubuntu:24.04. */
  readonly parents: readonly string[];
  /** Who orders deployments, besides the tools of `tools.delivery`. */
  readonly deploysBy: { readonly ci: boolean; readonly person: boolean };
  /**
   * Whether a connection exists, by its id. Asked only if several are possible; a connection without an alternative is always on the
   * map.
   */
  readonly pairs: ReadonlyMap<string, boolean>;
  /** Whether a connection is manual, by its id; connections without an answer are left out. */
  readonly byHand: ReadonlyMap<string, boolean>;
}

export const noAnswers: Answers = {
  images: [],
  tools: {
    repositories: [],
    ci: [],
    builders: [],
    packages: [],
    parentRegistries: [],
    registries: [],
    orchestrators: [],
    hosts: [],
    delivery: [],
  },
  ciBuilds: undefined,
  pinned: new Map(),
  rights: new Map(),
  parents: [],
  deploysBy: { ci: false, person: false },
  pairs: new Map(),
  byHand: new Map(),
};

export function slotRow(slot: Slot): SlotRow {
  const row = slotRows.find((one) => one.slot === slot);
  if (!row) throw new Error(`No row for "${slot}"`);
  return row;
}

/** Its name in a list of choices. */
export function choiceOf({ name, technology }: ChosenTool): string {
  return name ?? technology;
}

/** Deployment targets: orchestrators, or the hosts if there are none. */
export function targetsOf({ orchestrators, hosts }: Answers["tools"]): readonly ChosenTool[] {
  return orchestrators.length > 0 ? orchestrators : hosts;
}

/** The nodes whose environment is asked: deployment targets, and registries if there are several. */
export function placedTools(tools: Answers["tools"]): readonly ChosenTool[] {
  return [...(tools.registries.length > 1 ? tools.registries : []), ...targetsOf(tools)];
}

/** The answered environments of containers, each once, in their usual order. */
export function environmentsOf(tools: Answers["tools"]): readonly Environment[] {
  const said = new Set(targetsOf(tools).map(({ environment }) => environment));
  return environments.filter((environment) => said.has(environment));
}
