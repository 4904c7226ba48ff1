import type { ControlFact, Fact } from "../facts";
import type { SourceFile, SourceTree } from "../source";
import type { ScriptLine } from "../yaml/yaml-node";
import type { Flow, Session } from "./call";
import { Run } from "./run-script";
import { Variables } from "./variables";

export interface ScriptContext {
  /** The id of the job that runs it. */
  readonly by: string;
  readonly file: SourceFile;
  readonly tree: SourceTree;
  /** The folder in the tree in which it begins; "" for the root. */
  readonly folder: string;
  /** Variables of the file by name, without `$`. */
  readonly variables: ReadonlyMap<string, string>;
  /** It runs on a machine that serves, as user data and hooks of a deployment do: containers that it starts stay. */
  readonly onHost?: boolean;
  /** Files written by earlier steps of the same job; this one adds to them. */
  readonly workspace?: Workspace;
}

/** Files that scripts wrote, by path, with where their text comes from. */
export type Workspace = Map<string, Flow>;

/** Commands that one script may come to with its loops and the scripts that it calls. */
const mostCommands = 4000;

/**
 * What a shell script does to images: builds, pushes, new names, scans, signatures, deployments, each with its line. Follows
 * variables that the script itself sets, `cd`, `make TARGET` where the Makefile is in the tree, and scripts of the tree that it
 * calls. What it can't fill in stays as written. Throws nothing.
 */
export function readScript(lines: readonly ScriptLine[], context: ScriptContext): readonly Fact[] {
  return runScript(lines, context).facts;
}

/** The same, with what the script hands to steps after it: `echo "TAG=1" >> "$GITHUB_ENV"`. */
export function runScript(
  lines: readonly ScriptLine[],
  { by, file, tree, folder, variables, onHost = false, workspace = new Map() }: ScriptContext,
): { readonly facts: readonly Fact[]; readonly handedOn: ReadonlyMap<string, string> } {
  const session: Session = {
    facts: [],
    pulled: new Set(),
    built: new Set(),
    written: workspace,
    sent: new Map(),
    onHost,
    handedOn: new Map(),
    cluster: undefined,
    namespace: undefined,
    budget: mostCommands,
  };
  const run = new Run({
    by,
    file,
    tree,
    root: folder,
    folder,
    variables: new Variables(variables),
    session,
    isElsewhere: false,
    stack: [],
    positional: [],
  });
  run.read(lines);
  return { facts: settled([...session.facts, ...promotions(session, by)]), handedOn: session.handedOn };
}

/** An image that is pulled, gets another name and is pushed is the same as before. */
function promotions({ facts, pulled, built }: Session, by: string): readonly ControlFact[] {
  const pushed = new Set(facts.flatMap((fact) => (fact.kind === "push" ? [fact.image] : [])));
  const found = facts.find(
    (fact) => fact.kind === "retag" && pulled.has(fact.from) && !built.has(fact.from) && pushed.has(fact.to),
  );
  if (found?.kind !== "retag") return [];
  return [
    {
      kind: "control",
      at: found.at,
      control: "promotion-same-artifact",
      status: "present",
      about: by,
      fact: `${found.from} is pushed as ${found.to}`.slice(0, 160),
    },
  ];
}

/** Each fact once; of each control and what it is about one, and that is what speaks against it. */
function settled(facts: readonly Fact[]): readonly Fact[] {
  const seen = new Set<string>();
  const violated = new Set(
    facts.flatMap((fact) =>
      fact.kind === "control" && fact.status === "violated" ? [`${fact.control} ${fact.about}`] : [],
    ),
  );
  const isBlocking = facts.some(
    (fact) => fact.kind === "check" && fact.does === "scan-image" && fact.blocks === true,
  );
  return facts.filter((fact) => {
    // Often one scan reports all and another ends the job for what is grave.
    if (isBlocking && fact.kind === "control" && fact.control === "scan-blocks-publish") return false;
    const key = fact.kind === "control" ? `${fact.control} ${fact.about}` : JSON.stringify(fact);
    if (fact.kind === "control" && fact.status === "present" && violated.has(key)) return false;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
