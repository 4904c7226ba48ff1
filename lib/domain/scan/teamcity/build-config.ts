import type { Trigger } from "../facts";
import type { Observation } from "../observations";
import type { TextValue } from "../groovy/value";
import type { Place } from "../source";

/** A build configuration of TeamCity, whether Kotlin or XML says it. */
export interface BuildConfig {
  /** Its id among the files. */
  readonly name: string;
  readonly at: Place;
  readonly isDisabled: boolean;
  readonly isDeployment: boolean;
  /** The place of its required approval. */
  readonly approval: Place | undefined;
  readonly triggers: readonly Trigger[];
  /** Ids of configurations that it waits for. */
  readonly needs: readonly Need[];
  readonly parameters: ReadonlyMap<string, string>;
  readonly steps: readonly Step[];
  readonly runsOn: string | undefined;
  readonly proofs: readonly Proof[];
}

export interface Need {
  readonly id: string;
  readonly at: Place;
}

export interface Proof {
  readonly control: Observation;
  readonly status: "present" | "violated";
  readonly fact: string;
  readonly at: Place;
}

/** A step's effects on images. Disabled steps have none. */
export type Step = { readonly at: Place } & (
  | { readonly kind: "script"; readonly script: TextValue; readonly folder?: string }
  | {
      readonly kind: "build";
      readonly names: TextValue | undefined;
      readonly dockerfile: string | undefined;
      readonly context: string | undefined;
      readonly args: TextValue | undefined;
    }
  | { readonly kind: "push"; readonly names: TextValue }
  | { readonly kind: "docker"; readonly command: string; readonly args: TextValue | undefined }
  | { readonly kind: "ssh"; readonly host: string | undefined; readonly command: TextValue }
  | { readonly kind: "java"; readonly tool: "gradle" | "mvn"; readonly tasks: string; readonly args: string }
  | { readonly kind: "codedeploy"; readonly application: string; readonly group: string | undefined }
  | { readonly kind: "compose"; readonly file: string }
  | { readonly kind: "image"; readonly image: TextValue; readonly args: string | undefined }
);
