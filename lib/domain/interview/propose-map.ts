import { kindRow } from "../catalogue/kinds";
import { technologyName } from "../catalogue/technologies";
import type { Image, PipelineEdge, PipelineNode, Position } from "../pipeline/document";
import { byId, compareText } from "../pipeline/pipeline";
import { type Answers, type SlotRow, slotRows } from "./answers";
import { isMoved } from "../pipeline/is-moved";
import { developerId, edgeId, laptopId, strangerId, unnamedImage } from "./interview-ids";
import { hasDeveloper, hasLaptop, hasStranger, pairsOf } from "./pairs";
import { columns } from "../catalogue/templates/columns";

const rowHeight = 190;

const top = 80;

export interface ProposedMap {
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
  readonly images: readonly Image[];
}

/** The map of the answers: the same for the same answers. Connections in the order in which a container travels. */
export function proposeMap(answers: Answers): ProposedMap {
  return {
    nodes: proposeNodes(answers).toSorted(byId),
    edges: proposeEdges(answers),
    images: proposeImages(answers).toSorted(byId),
  };
}

/** Whether this connection is asked about as manual: a person's connections always are, and tools and keys are not moved. */
export function isAskedByHand({ source, artifact }: Pick<PipelineEdge, "source" | "artifact">): boolean {
  return !isPersons(source) && artifact !== "credential" && isMoved({ artifact });
}

/** Connections from a developer, an outsider or a laptop are always manual. */
function isPersons(source: string): boolean {
  return source === developerId || source === strangerId || source === laptopId;
}

function proposeNodes(answers: Answers): PipelineNode[] {
  const places = placesOf(answers);
  const place = (id: string) => places.get(id) ?? { x: 0, y: 0 };
  const names = new Set<string>();
  const nodes = slotRows.flatMap((row) =>
    answers.tools[row.slot].map(({ id, technology, name, environment }): PipelineNode => ({
      id,
      kind: row.kind,
      technologies: [technology],
      name: name ?? nameOf(technology, row, names),
      stage: kindRow(row.kind).stage,
      position: place(id),
      ...(row.slot === "ci" && answers.ciBuilds !== undefined ? { buildsImages: answers.ciBuilds } : {}),
      ...(environment === undefined ? {} : { environment }),
    })),
  );
  const developer: PipelineNode = {
    id: developerId,
    kind: "developer",
    name: "Developer",
    stage: "build",
    position: place(developerId),
  };
  const stranger: PipelineNode = {
    id: strangerId,
    kind: "developer",
    external: true,
    name: "Stranger",
    stage: "build",
    position: place(strangerId),
  };
  // As in the palette, the sample and the manual template: a builder that gets code from a developer.
  const laptop: PipelineNode = {
    id: laptopId,
    kind: "builder",
    technologies: ["docker-build"],
    name: "Build on a laptop",
    stage: "build",
    position: place(laptopId),
  };
  return [
    ...(hasDeveloper(answers) ? [developer] : []),
    ...nodes,
    ...(hasLaptop(answers) ? [laptop] : []),
    ...(hasStranger(answers) ? [stranger] : []),
  ];
}

/** A tool with two roles, such as Docker Hub, is named after the second one. */
function nameOf(technology: string, { kind }: SlotRow, names: Set<string>): string {
  const name = technologyName(technology);
  const told = names.has(name) ? `${name} (${kindRow(kind).name.toLowerCase()})` : name;
  names.add(told);
  return told;
}

function proposeEdges(answers: Answers): PipelineEdge[] {
  const toLaptop: PipelineEdge = {
    id: edgeId(developerId, laptopId, "code"),
    source: developerId,
    target: laptopId,
    artifact: "code",
    automated: false,
  };
  return [...(hasLaptop(answers) ? [toLaptop] : []), ...pairedEdges(answers)];
}

function pairedEdges(answers: Answers): PipelineEdge[] {
  return pairsOf(answers).flatMap(({ id, artifact, source, target, isReal }): PipelineEdge[] => {
    if (!isReal) return [];
    const isAsked = isAskedByHand({ source: source.id, artifact });
    const byHand = isAsked ? answers.byHand.get(id) : isPersons(source.id) ? true : undefined;
    const pinned = artifact === "tool" ? answers.pinned.get(source.id) : undefined;
    const right = answers.rights.get(id);
    // Pins in the references count only if the connection names the images made from them.
    const images = artifact === "parent-image" && answers.parents.length > 0 ? imagesOf(answers) : [];
    return [
      {
        id,
        source: source.id,
        target: target.id,
        artifact,
        ...(byHand === undefined ? {} : { automated: !byHand }),
        ...(pinned === undefined ? {} : { pinned }),
        ...(right === undefined ? {} : { right }),
        // The question is about long-lived keys.
        ...(artifact === "credential" ? { shortLived: false } : {}),
        ...(images.length === 0 ? {} : { images: images.map((image) => image.id).toSorted(compareText) }),
      },
    ];
  });
}

/** The named images, or one made from the named parents. */
function imagesOf({ images, parents }: Answers): Answers["images"] {
  return images.length === 0 && parents.length > 0 ? [unnamedImage] : images;
}

function proposeImages(answers: Answers): Image[] {
  const { parents } = answers;
  const makers = [...(answers.ciBuilds === true ? answers.tools.ci : []), ...answers.tools.builders];
  const [builder, ...others] = makers;
  const [parent, ...otherParents] = parents;
  return imagesOf(answers).map(({ id, name }) => ({
    id,
    name,
    ...(builder && others.length === 0 ? { builtBy: builder.id } : {}),
    ...(parents.length > 0 ? { parents: parents.map((ref) => ({ ref })) } : {}),
    // With several parents, the one of the final stage is unknown.
    ...(parent !== undefined && otherParents.length === 0
      ? {
          layers: [
            { kind: "parent" as const, title: parent },
            { kind: "application" as const, title: name },
          ],
        }
      : {}),
  }));
}

/**
 * The columns of the interview's nodes: one for inputs of the build, one for builders, one for each stage after it. The first nodes of
 * all columns form one line, the path of the container.
 */
function placesOf({ tools, deploysBy }: Answers): ReadonlyMap<string, Position> {
  const [from, builds] = columns.build;
  const [between] = columns.distribute;
  const [runs] = columns.run;
  const [order, ...orders] = tools.delivery;
  // An order that bypasses the registry takes the line.
  const registryRow = deploysBy.ci || deploysBy.person ? 2 : 1;
  return new Map([
    ...column(from, 0, [
      { id: developerId },
      ...tools.repositories,
      ...tools.parentRegistries,
      ...tools.packages,
      { id: strangerId },
    ]),
    ...column(builds, 1, [...tools.ci, ...tools.builders, { id: laptopId }]),
    // Orders come from above that line.
    ...column(between, 0, order ? [order] : []),
    ...column(between, registryRow, [...tools.registries, ...orders]),
    ...column(runs, 1, [...tools.orchestrators, ...tools.hosts]),
  ]);
}

function column(
  x: number,
  firstRow: number,
  nodes: readonly { readonly id: string }[],
): (readonly [string, Position])[] {
  return nodes.map(({ id }, index) => [id, { x, y: top + (firstRow + index) * rowHeight }]);
}
