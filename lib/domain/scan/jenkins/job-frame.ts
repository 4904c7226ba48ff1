import type { JobFact } from "../facts";
import type { Place } from "../source";

export interface JobRecord {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly at: Place;
  starts: JobFact["starts"];
  readonly needs: readonly string[];
  readonly agent: Agent | undefined;
  isDisabled: boolean;
  /** It builds, pushes or deploys. */
  hasWork: boolean;
}

export interface Agent {
  readonly runsOn: string;
  readonly ownMachine?: boolean;
}

/** A stage, or a branch of several that run at once. */
export interface Frame {
  /** Conditions of the enclosing stages and its own. */
  readonly path: readonly string[];
  /** The branch that it is in, for names that are there twice. */
  readonly branch: string | undefined;
  readonly at: Place;
  suffix: string;
  record: JobRecord | undefined;
  hasInner: boolean;
  /** The machine in its own section. */
  agent: Agent | undefined;
  /** It never runs. */
  isOff: boolean;
  /** It runs only if a person changes the default. */
  isChosen: boolean;
  /** How it starts, if a condition of the whole job decides it. */
  starts: JobFact["starts"] | undefined;
  /** `stage "Build"` of old, without brackets: what follows belongs to it. */
  flat: Frame | undefined;
}

export function emptyFrame(path: readonly string[], branch: string | undefined, at: Place): Frame {
  return {
    path,
    branch,
    at,
    suffix: "",
    record: undefined,
    hasInner: false,
    agent: undefined,
    isOff: false,
    isChosen: false,
    starts: undefined,
    flat: undefined,
  };
}

/** The place that a job is written at: a loop or a function that comes again is the same job. */
export function keyOf({ at, suffix }: Frame): string {
  return `${at.file}:${at.line}${suffix}`;
}
