import { digestSchema } from "../../pipeline/fields";
import { splitReference } from "../../pipeline/image-reference";
import type { Instruction } from "./instruction";
import type { Base, ExternalImage, Stage } from "./stage";
import { type Scope, substitute } from "./substitute";
import { type Escape, wordsOf } from "./words-of";

type Variables = Map<string, string | undefined>;

interface Reading {
  readonly escape: Escape;
  /** Values from outside, which count only for names that the file declares. */
  readonly buildArguments: ReadonlyMap<string, string>;
  /** What ARG lines before the first FROM declare. */
  readonly global: Variables;
  readonly arguments: Set<string>;
  readonly stages: Stage[];
  readonly indexByName: Map<string, number>;
  /** The ENV values that a stage inherits; each looks up unset ones in the stage below. */
  readonly environments: Scope[];
}

/** The stages of a file, in order; instructions before the first FROM must be ARGs. */
export function readStages(
  instructions: readonly Instruction[],
  escape: Escape,
  buildArguments: ReadonlyMap<string, string>,
): Pick<Reading, "stages" | "arguments"> {
  const reading: Reading = {
    escape,
    buildArguments,
    global: new Map(),
    arguments: new Set(),
    stages: [],
    indexByName: new Map(),
    environments: [],
  };
  const firstFrom = instructions.findIndex(({ keyword }) => keyword === "FROM");
  for (const instruction of instructions.slice(0, firstFrom))
    declare(instruction, reading, reading.global, new Map(), reading.global);
  const starts = instructions.flatMap(({ keyword }, index) => (keyword === "FROM" ? [index] : []));
  for (const [order, start] of starts.entries()) {
    const [from, ...body] = instructions.slice(start, starts[order + 1]);
    if (from) addStage(from, body, reading);
  }
  return reading;
}

function addStage(from: Instruction, body: readonly Instruction[], reading: Reading): void {
  const { stages, indexByName, environments, escape, global } = reading;
  const [reference = "", as, alias] = wordsOf(from.text, escape);
  const index = stages.length;
  const base = baseOf(reference, from.line, reading);
  const below = base.kind === "stage" ? environments[base.stage] : undefined;
  const environment: Variables = new Map();
  const declared: Variables = new Map();
  const variables: Scope = {
    get: (variable) => (declared.has(variable) ? declared.get(variable) : below?.get(variable)),
  };
  const name = as?.toUpperCase() === "AS" ? alias : undefined;
  const platform = from.flags.find((flag) => flag.name === "platform")?.value;
  const takesFromStages = new Set<number>();
  const takesFromImages: ExternalImage[] = [];
  let user: Stage["user"];
  for (const instruction of body) {
    if (instruction.keyword === "ARG") declare(instruction, reading, declared, global, variables);
    if (instruction.keyword === "ENV") {
      for (const [variable, value] of environmentIn(instruction, escape, variables)) {
        declared.set(variable, value);
        environment.set(variable, value);
      }
    }
    if (instruction.keyword === "USER")
      user = { text: substitute(instruction.text, variables, escape).text, line: instruction.line };
    for (const source of sourcesOf(instruction)) {
      const stage = stageCalled(source, reading);
      if (stage !== undefined) takesFromStages.add(stage);
      else if (source !== "scratch" && source !== "")
        takesFromImages.push(externalImage(source, instruction.line, variables, escape));
    }
  }
  stages.push({
    index,
    ...(name === undefined ? {} : { name }),
    line: from.line,
    ...(platform === undefined ? {} : { platform }),
    base,
    instructions: body,
    takesFromStages: [...takesFromStages],
    takesFromImages,
    ...(user === undefined ? {} : { user }),
  });
  // From here on: a stage cannot stand on itself.
  if (name !== undefined) indexByName.set(name.toLowerCase(), index);
  environments.push({
    get: (variable) => (environment.has(variable) ? environment.get(variable) : below?.get(variable)),
  });
}

function baseOf(reference: string, line: number, { global, escape, indexByName }: Reading): Base {
  const { text, unresolved } = substitute(reference, global, escape);
  if (unresolved.length === 0) {
    if (text.toLowerCase() === "scratch") return { kind: "scratch" };
    const stage = indexByName.get(text.toLowerCase());
    if (stage !== undefined) return { kind: "stage", stage };
  }
  return { kind: "image", image: externalImage(reference, line, global, escape) };
}

function externalImage(written: string, line: number, scope: Scope, escape: Escape): ExternalImage {
  const { text, unresolved } = substitute(written, scope, escape);
  const { digest } = splitReference(text);
  const isPinned = digest !== undefined && digestSchema.safeParse(digest).success;
  return {
    ref: isPinned ? text.slice(0, text.indexOf("@")) : text,
    ...(isPinned ? { digest } : {}),
    unresolved,
    line,
  };
}

/** `ARG A=1 B`: a value from outside wins over the default, and a name without one has the value that it has before the first FROM. */
function declare(
  { keyword, text }: Instruction,
  { buildArguments, escape, arguments: names }: Reading,
  declared: Variables,
  outer: Scope,
  variables: Scope,
): void {
  if (keyword !== "ARG") return;
  for (const word of wordsOf(text, escape)) {
    const { name, value } = assignmentIn(word);
    names.add(name);
    declared.set(
      name,
      buildArguments.get(name) ?? (value === undefined ? outer.get(name) : valueIn(value, variables, escape)),
    );
  }
}

/** All variables of one ENV line; each value uses those from before the line. */
function environmentIn(
  { text }: Instruction,
  escape: Escape,
  variables: Scope,
): (readonly [string, string | undefined])[] {
  const words = wordsOf(text, escape);
  const [first = "", ...rest] = words;
  // The old form: `ENV NAME the whole rest`.
  const assignments = first.includes("=")
    ? words.map(assignmentIn)
    : [{ name: first, value: rest.join(" ") }];
  return assignments.map(({ name, value = "" }) => [name, valueIn(value, variables, escape)] as const);
}

function assignmentIn(word: string): { readonly name: string; readonly value?: string } {
  const equals = word.indexOf("=");
  return equals === -1 ? { name: word } : { name: word.slice(0, equals), value: word.slice(equals + 1) };
}

function valueIn(value: string, scope: Scope, escape: Escape): string | undefined {
  const { text, unresolved } = substitute(value, scope, escape);
  return unresolved.length === 0 ? text : undefined;
}

function sourcesOf({ keyword, flags }: Instruction): string[] {
  if (keyword === "COPY" || keyword === "ADD")
    return flags.flatMap(({ name, value }) => (name === "from" ? [value] : []));
  if (keyword !== "RUN") return [];
  return flags.flatMap(({ name, value }) =>
    name === "mount"
      ? value.split(",").flatMap((part) => (part.startsWith("from=") ? [part.slice(5)] : []))
      : [],
  );
}

function stageCalled(source: string, { indexByName, stages }: Reading): number | undefined {
  const named = indexByName.get(source.toLowerCase());
  if (named !== undefined) return named;
  return /^\d{1,6}$/.test(source) && Number(source) < stages.length ? Number(source) : undefined;
}
