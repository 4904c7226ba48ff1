import { nameSchema, parentRefSchema } from "../../pipeline/fields";
import type { ParentImage } from "../../pipeline/parent-images";
import { parentWords } from "../../words/image-words";
import { limits } from "../../pipeline/limits";
import { type Layer, layerOf } from "./layer-of";
import type { Dockerfile } from "./read-dockerfile";
import { type Fact, readFacts, userOf } from "./read-facts";
import { type ExternalImage, type Stage, stageTitle } from "./stage";

export interface ReadImage {
  readonly stage: Stage;
  /** Its parent first, then other images that its build copies from. */
  readonly parents: readonly ParentImage[];
  /** From the bottom up. */
  readonly layers: readonly Layer[];
  readonly facts: readonly Fact[];
  /** Its user; absent if the file has none. */
  readonly user?: string;
  /** Names without a value that images are named by. */
  readonly unresolved: readonly string[];
  /** The declared build arguments: `docker build --build-arg` ignores names without an ARG. */
  readonly askable: readonly string[];
}

/** @param target the stage to build, by its number; absent, as with `docker build`: the last one. */
export function imageFromDockerfile(
  { stages, oddities, escape, declared }: Dockerfile,
  target = stages.length - 1,
): ReadImage | undefined {
  const stage = stages[target];
  if (!stage) return undefined;
  const chain = chainOf(stages, stage);
  const reached = reachedFrom(stages, stage);
  const bottom = chain.at(-1)?.base;
  const own = bottom?.kind === "image" ? [bottom.image] : [];
  const others = reached.flatMap((one) => [
    ...(one.base.kind === "image" ? [one.base.image] : []),
    ...one.takesFromImages,
  ]);
  const user = userOf(chain);
  const unresolved = [...new Set([...own, ...others].flatMap((one) => one.unresolved))];
  return {
    stage,
    parents: parentsFrom([...own, ...others]),
    layers: layersOf(chain, own[0], stages, escape),
    facts: [
      ...oddities.map(({ line = 1, message }) => ({ line, text: message })),
      ...readFacts({ reached, chain, escape, declared }),
    ].toSorted((a, b) => a.line - b.line),
    ...(user === undefined ? {} : { user: user.text }),
    unresolved,
    askable: unresolved.filter((name) => declared.has(name)),
  };
}

/** From the stage that is built down to the one that stands on an image or on nothing. */
function chainOf(stages: readonly Stage[], top: Stage): readonly Stage[] {
  const chain = [top];
  for (let { base } = top; base.kind === "stage";) {
    const below = stages[base.stage];
    if (!below) break;
    chain.push(below);
    ({ base } = below);
  }
  return chain;
}

/** The stages that a build of this one runs; the others are passed over. */
function reachedFrom(stages: readonly Stage[], top: Stage): readonly Stage[] {
  const reached = new Set<Stage>();
  const waiting = [top];
  for (let stage = waiting.pop(); stage; stage = waiting.pop()) {
    if (reached.has(stage)) continue;
    reached.add(stage);
    for (const index of [
      ...(stage.base.kind === "stage" ? [stage.base.stage] : []),
      ...stage.takesFromStages,
    ]) {
      const next = stages[index];
      if (next) waiting.push(next);
    }
  }
  return [...reached].toSorted((a, b) => a.index - b.index);
}

function parentsFrom(images: readonly ExternalImage[]): readonly ParentImage[] {
  const byRef = new Map<string, ParentImage>();
  for (const { ref, digest } of images) {
    const key = `${ref}@${digest ?? ""}`;
    if (parentRefSchema.safeParse(ref).success && !byRef.has(key))
      byRef.set(key, { ref, ...(digest === undefined ? {} : { digest }) });
  }
  return [...byRef.values()].slice(0, limits.parentsPerImage);
}

function layersOf(
  chain: readonly Stage[],
  parent: ExternalImage | undefined,
  stages: readonly Stage[],
  escape: Dockerfile["escape"],
): readonly Layer[] {
  const names = new Set(
    stages.flatMap(({ name, index }) => [String(index), ...(name === undefined ? [] : [name.toLowerCase()])]),
  );
  const instructions = chain.toReversed().flatMap((stage) => stage.instructions);
  const added = instructions.flatMap((instruction) => {
    const from = instruction.flags.find(({ name }) => name === "from")?.value;
    return layerOf(instruction, escape, from !== undefined && !names.has(from.toLowerCase())) ?? [];
  });
  const said = [
    ...new Set(instructions.flatMap(({ keyword }) => (configurations.has(keyword) ? [keyword] : []))),
  ];
  const layers: Layer[] = [
    ...(parent ? [{ kind: "parent" as const, title: parentTitle(parent) }] : []),
    ...added,
    ...(said.length > 0 ? [{ kind: "configuration" as const, title: `Settings: ${said.join(", ")}` }] : []),
  ];
  if (layers.length <= limits.layersPerImage) return layers;
  const kept = layers.slice(0, limits.layersPerImage - 1);
  return [...kept, { kind: "other", title: `${layers.length - kept.length} more layers` }];
}

/** Instructions that only set how a container starts. */
const configurations: ReadonlySet<string> = new Set([
  "CMD",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "HEALTHCHECK",
  "LABEL",
  "ONBUILD",
  "SHELL",
  "STOPSIGNAL",
  "USER",
  "VOLUME",
  "WORKDIR",
]);

function parentTitle({ ref }: ExternalImage): string {
  const title = ref.slice(0, limits.name);
  return nameSchema.safeParse(title).success ? title : "Parent image";
}

/** A stage as one chooses it: "final, on ubuntu:24.04". */
export function stageChoice(stages: readonly Stage[], stage: Stage): string {
  const bottom = chainOf(stages, stage).at(-1)?.base;
  const on = bottom?.kind === "image" ? parentWords(bottom.image) : "nothing (scratch)";
  return `${stageTitle(stage)}, on ${on}`;
}
