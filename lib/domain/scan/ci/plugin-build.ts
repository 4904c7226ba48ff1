import { treePath } from "./fill-variables";
import { pushedTags } from "./tags";
import type { BuildFact, Fact } from "../facts";
import type { Place } from "../source";

interface PluginBuild {
  readonly by: string;
  readonly at: Place;
  /** The folder in which the build begins. */
  readonly folder: string;
  /** The image's name without a tag. */
  readonly name: string;
  readonly tags: readonly string[];
  /** From the folder. */
  readonly context: string;
  /** From the folder, or from the context where it says so. */
  readonly dockerfile: string;
  readonly target?: string;
  readonly args?: Readonly<Record<string, string>>;
  readonly pushes: BuildFact["pushes"];
}

/** A build by a plugin, a pipe or a task that has its parts as settings. */
export function pluginBuild({
  by,
  at,
  folder,
  name,
  tags,
  context,
  dockerfile,
  target,
  args,
  pushes,
}: PluginBuild): readonly Fact[] {
  const images = tags.length === 0 ? [`${name}:latest`] : tags.map((tag) => `${name}:${tag}`);
  const dockerfilePath = treePath(folder, dockerfile);
  const contextPath = treePath(folder, context);
  const build: BuildFact = {
    kind: "build",
    by,
    images,
    ...(dockerfilePath !== undefined && { dockerfile: dockerfilePath }),
    ...(contextPath !== undefined && { context: contextPath }),
    ...(target !== undefined && { target }),
    args: args ?? {},
    pushes,
    at,
  };
  return pushes === true ? [build, ...pushedTags(images, { about: by, at })] : [build];
}

/** The parts of a list that may be written as one text with commas. */
export function partsOf(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) => text.split(","))
    .flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
}
