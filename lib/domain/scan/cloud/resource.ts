import type { ControlFact, Fact } from "../facts";
import type { Observation } from "../observations";
import type { Place, SourceFile, SourceTree } from "../source";
import type { ObjectValue, Value } from "../values/value";

/** Something that an infrastructure file creates, whatever language it is written in. */
export interface CloudResource {
  /** The file, `#`, its type and its name: `ecs.tf#aws_ecs_service/web`. */
  readonly id: string;
  /** As the file says: `aws_ecs_service`, `AWS::ECS::Service`. */
  readonly type: string;
  /** Its name in the file. */
  readonly label: string;
  readonly value: ObjectValue;
  /** Its source: its block, or the call of its module. */
  readonly at: Place;
  readonly file: SourceFile;
  readonly stack: Stack;
  readonly from: "terraform" | "cloudformation";
  /** Off unless a setting turns it on. */
  readonly isOptional: boolean;
  /** Fields whose changes the next run keeps, as other parties set them: `task_definition`. */
  readonly ignoresChanges: readonly string[];
}

/** References between resources of a stack. */
export interface Stack {
  readonly tree: SourceTree;
  /** Resources of the same stack and its nested ones. */
  readonly all: () => readonly CloudResource[];
  /** Worked out once for all resources of the stack. */
  readonly once: <T>(key: symbol, make: () => T) => T;
  /** The one that a value refers to. */
  readonly referred: (value: Value | undefined) => CloudResource | undefined;
  /** The region that files tell. */
  readonly region: string | undefined;
  /** The folder in the tree from which paths in the stack go. */
  readonly folder: string;
}

/** Keeps what is worked out once. */
export function createOnce(): Stack["once"] {
  const known = new Map<symbol, unknown>();
  return <T>(key: symbol, make: () => T): T => {
    if (!known.has(key)) known.set(key, make());
    // Only its single user sets a symbol's value.
    return known.get(key) as T;
  };
}

/** The facts of a resource type. */
export type ResourceReader = (resource: CloudResource) => readonly Fact[];

export function controlFact(
  control: Observation,
  status: "present" | "violated",
  about: string,
  fact: string,
  at: Place,
): ControlFact {
  return { kind: "control", control, status, about, fact, at };
}

/** A control that a flag proves; nothing where the flag is not there or not known. */
export function flagFact(
  control: Observation,
  flag: boolean | undefined,
  about: string,
  words: { readonly present: string; readonly violated: string },
  at: Place | undefined,
): readonly ControlFact[] {
  if (flag === undefined || !at) return [];
  const status = flag ? "present" : "violated";
  return [controlFact(control, status, about, words[status], at)];
}
