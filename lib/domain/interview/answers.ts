import type { CredentialRight, Environment, NodeKind } from "../pipeline/document";
import { environments } from "../pipeline/document-lists";

/** The questions that are answered with tools. Each tool becomes a node of this kind, with an id that begins like this. */
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

/** A tool that was chosen: of the catalogue by its id, or the person's own by its name. */
export interface ChosenTool {
  readonly id: string;
  readonly technology: string;
  /** As the person calls this one of several, such as "EKS staging"; absent: by the technology. */
  readonly name?: string | undefined;
  readonly environment?: Environment | undefined;
}

/**
 * What was answered so far. Nothing keeps it but the map itself: it is read from what the interview drew, so it is the
 * same in every browser, and what somebody changes on the map changes the answer.
 */
export interface Answers {
  readonly images: readonly { readonly id: string; readonly name: string }[];
  readonly tools: { readonly [S in Slot]: readonly ChosenTool[] };
  /** Whether CI builds the images itself; undefined: not said. */
  readonly ciBuilds: boolean | undefined;
  /** Of the tools that CI fetches, by the registry that they come from, whether their names are fixed; those of which nothing was said are left out. */
  readonly pinned: ReadonlyMap<string, boolean>;
  /** Of the keys that CI keeps, by connection, what each allows; those of which nothing was said are left out. */
  readonly rights: ReadonlyMap<string, CredentialRight>;
  /** References such as ubuntu:24.04. */
  readonly parents: readonly string[];
  /** Who gives the order to deploy, besides the tools of `tools.delivery`. */
  readonly deploysBy: { readonly ci: boolean; readonly person: boolean };
  /**
   * By connection, whether one is there: asked where there is more than one possibility. Of the others nothing is said, and
   * they are drawn.
   */
  readonly pairs: ReadonlyMap<string, boolean>;
  /** By connection, whether a person moves it; those of which nothing was said are left out. */
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

/** What a list of choices calls it. */
export function choiceOf({ name, technology }: ChosenTool): string {
  return name ?? technology;
}

/** What containers are deployed onto: orchestrators, or the hosts themselves where there are none. */
export function targetsOf({ orchestrators, hosts }: Answers["tools"]): readonly ChosenTool[] {
  return orchestrators.length > 0 ? orchestrators : hosts;
}

/** Of what it is asked in which environment it is: what containers are deployed onto, and registries where there are several. */
export function placedTools(tools: Answers["tools"]): readonly ChosenTool[] {
  return [...(tools.registries.length > 1 ? tools.registries : []), ...targetsOf(tools)];
}

/** The environments that containers are said to run in, each once, in their usual order. */
export function environmentsOf(tools: Answers["tools"]): readonly Environment[] {
  const said = new Set(targetsOf(tools).map(({ environment }) => environment));
  return environments.filter((environment) => said.has(environment));
}
