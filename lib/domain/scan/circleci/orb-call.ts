import { fillVariables, treePath, type Variables } from "../ci/fill-variables";
import type { BuildFact, Fact } from "../facts";
import type { Observation } from "../observations";
import type { Place } from "../source";

/** A job or a command of an orb of elsewhere, as it is called. */
export interface OrbCall {
  /** The id of the job. */
  readonly by: string;
  readonly at: Place;
  /** `circleci/aws-ecr`. */
  readonly orb: string;
  readonly version?: string;
  /** With `_` for `-`: names changed from one to the other between versions. */
  readonly element: string;
  /** A parameter by its name with `_`, as it was given; undefined if the call does not give it. */
  readonly text: (parameter: string) => string | undefined;
  readonly lineOf: (parameter: string) => Place | undefined;
  /** The folder of the repository. */
  readonly folder: string;
  readonly variables: Variables;
  /** Records a control that a parameter proves. */
  readonly prove: (control: Observation, fact: string, at: Place) => void;
}

/** A parameter that names a variable of the environment, as many orbs take one: `AWS_ECR_ACCOUNT_URL` is `${AWS_ECR_ACCOUNT_URL}`. */
export function variableNamed(value: string): string {
  return /^[A-Z][A-Z0-9_]*$/.test(value) ? `\${${value}}` : value;
}

/** The first number of an orb's version; 0 where it has none. */
export function majorOf({ version }: OrbCall): number {
  return Number(/^\d+/.exec(version ?? "")?.[0] ?? 0);
}

interface Build {
  readonly names: readonly string[];
  readonly pushes: BuildFact["pushes"];
  /** The folder that docker gets. */
  readonly context: string;
  /** The path of the Dockerfile from the root of the repository. */
  readonly dockerfile: string;
  readonly at: Place;
}

export function buildFact(
  { by, folder, text, variables }: OrbCall,
  { names, pushes, context, dockerfile, at }: Build,
): Fact {
  const dockerfilePath = treePath(folder, fillVariables(dockerfile, variables));
  const contextPath = treePath(folder, fillVariables(context, variables));
  const extra = text("extra_build_args") ?? "";
  const target = /--target[= ]([\w.-]+)/.exec(extra)?.[1];
  return {
    kind: "build",
    by,
    images: names.map((name) => fillVariables(name, variables)),
    ...(dockerfilePath !== undefined && { dockerfile: dockerfilePath }),
    ...(contextPath !== undefined && { context: contextPath }),
    ...(target !== undefined && { target }),
    args: argumentsIn(extra),
    pushes,
    at,
  };
}

/** `--build-arg A=b --build-arg C=d`. */
function argumentsIn(text: string): Readonly<Record<string, string>> {
  const found: [string, string][] = [];
  for (const [, name = "", value = ""] of text.matchAll(/--build-arg[= ]["']?([A-Za-z_]\w*)=([^\s"']*)/g))
    found.push([name, value]);
  return Object.fromEntries(found);
}

/** `latest,$CIRCLE_SHA1` is two tags. */
export function withTags(name: string, tags: string): readonly string[] {
  return tags.split(",").flatMap((tag) => (tag.trim() === "" ? [] : [`${name}:${tag.trim()}`]));
}
