import { registryOf } from "../interview/registry-of";
import type { Image, PipelineNode } from "../pipeline/document";
import { placesOf } from "../pipeline/image-places";
import type { Pipeline } from "../pipeline/pipeline";
import { joinWithAnd } from "../words/join-with-and";
import type { Applicable } from "./applicable";
import { type ImageSubject, type SaidName, saidNames } from "./image-names";
import type { Place } from "./place";

/** Finds the node of a statement on an image: its builder, or else its registry, or else its runner. */
export function createImagePlaces(
  pipeline: Pipeline,
  applicable: Applicable,
): (control: string, subject: ImageSubject) => Place {
  const drawn = [...pipeline.images.values()].map((image) => ({
    image,
    names: saidNames({ kind: "image", names: [image.name, ...(image.names ?? [])] }).map((name) => ({
      ...name,
      // On the map a name without a tag is of all its versions.
      isOfAll: !/[:@]/.test(name.written.slice(name.written.lastIndexOf("/") + 1)),
    })),
  }));
  return (control, subject) => {
    const said = saidNames(subject);
    const [first] = said;
    if (!first)
      return applicable.ask(
        control,
        subject.digest === undefined
          ? "The report does not name its image."
          : "The report names only a digest, and no other report names its image.",
      );
    const found: { readonly image: Image; readonly name: SaidName }[] = [];
    const near: string[] = [];
    for (const { image, names } of drawn)
      for (const own of names)
        for (const name of said) {
          if (own.repository !== name.repository) continue;
          const fault = faultOf(own, name);
          if (fault === undefined) found.push({ image, name });
          else near.push(fault);
        }
    if (found.length === 0)
      return applicable.ask(
        control,
        near[0] ?? parentWords(pipeline, said) ?? `No image of the map is called ${first.written}.`,
      );
    const makers = found.flatMap(({ image }) => makersOf(pipeline, image));
    const registries = found.flatMap(({ image, name }) => registriesOf(pipeline, image, name));
    const runners = found.flatMap(({ image }) => placesOf(pipeline, image.id).runsOn);
    return applicable.choose(
      control,
      [makers, registries, runners],
      `The map does not say which node does this for ${first.written}.`,
    );
  };
}

interface OwnName extends SaidName {
  readonly isOfAll: boolean;
}

/** Why a report with the repository's name is about another image than the map's; undefined if it is the same. */
function faultOf(own: OwnName, name: SaidName): string | undefined {
  if (own.isOfAll) return undefined;
  if (own.digest !== undefined)
    return own.digest === name.digest
      ? undefined
      : name.digest === undefined
        ? `The map pins ${own.written} to a digest, but the report names none.`
        : `The map pins ${own.written} to another digest.`;
  return own.tag === name.tag
    ? undefined
    : `The map has ${own.written}, but the report is about ${name.written}.`;
}

function parentWords(pipeline: Pipeline, said: readonly SaidName[]): string | undefined {
  const repositories = new Set(said.map(({ repository }) => repository));
  const builtOn = [...pipeline.images.values()].filter((image) =>
    saidNames({ kind: "image", names: (image.parents ?? []).map(({ ref }) => ref) }).some(({ repository }) =>
      repositories.has(repository),
    ),
  );
  if (builtOn.length === 0) return undefined;
  const names = joinWithAnd(
    builtOn.map(({ name }) => name),
    3,
  );
  return `${said[0]?.written} is a parent image of ${names}: the report does not cover the images built on it.`;
}

function makersOf(pipeline: Pipeline, image: Image): readonly PipelineNode[] {
  const builder = pipeline.nodes.get(image.builtBy ?? "");
  if (builder) return [builder];
  return placesOf(pipeline, image.id).handOvers.flatMap(({ from }) =>
    from.kind === "ci" || from.kind === "builder" ? [from] : [],
  );
}

/** The registries that receive the image, without those with another known address. */
function registriesOf(pipeline: Pipeline, image: Image, name: SaidName): readonly PipelineNode[] {
  const kept = placesOf(pipeline, image.id).handOvers.flatMap(({ from, to }) =>
    [from, to].filter(({ kind }) => kind === "production-registry"),
  );
  const host = name.repository.slice(0, name.repository.indexOf("/"));
  const fits = kept.filter((node) => isAt(node, host) !== false);
  const sure = fits.filter((node) => isAt(node, host) === true);
  return sure.length > 0 ? sure : fits;
}

/** Undefined if the node has no address. */
function isAt(node: PipelineNode, host: string): boolean | undefined {
  const address = /^https?:\/\/([^/]+)/.exec(node.url ?? "")?.[1]?.toLowerCase();
  if (address === host || node.name.toLowerCase() === host) return true;
  const product = registryOf(`${host}/image`);
  const known = node.technologies ?? [];
  if (product !== undefined && known.includes(product)) return true;
  if (product !== undefined && known.length > 0) return false;
  return address !== undefined || /^[\w-]+(\.[\w-]+)+(:\d+)?$/.test(node.name) ? false : undefined;
}
