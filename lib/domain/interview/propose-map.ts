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

/** The map that the answers mean: the same for the same answers, no matter who gave them. Connections in the order in which a container travels. */
export function proposeMap(answers: Answers): ProposedMap {
  return {
    nodes: proposeNodes(answers).toSorted(byId),
    edges: proposeEdges(answers),
    images: proposeImages(answers).toSorted(byId),
  };
}

/** Whether the question of what is done by hand is about this connection: a person's own is by hand anyway, and a tool or a key is not handed on. */
export function isAskedByHand({ source, artifact }: Pick<PipelineEdge, "source" | "artifact">): boolean {
  return !isPersons(source) && artifact !== "credential" && isMoved({ artifact });
}

/** What a developer, somebody from outside or a laptop hands on, a person does each time. */
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
  // As the palette, the sample and the template of what is built by hand have it: a builder, into which a developer hands.
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

/** A tool that does two jobs, as Docker Hub may, is told apart by the second one. */
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
    // What the references say of being fixed holds only where the connection names the images that are made from them.
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
        // The question is about keys that last.
        ...(artifact === "credential" ? { shortLived: false } : {}),
        ...(images.length === 0 ? {} : { images: images.map((image) => image.id).toSorted(compareText) }),
      },
    ];
  });
}

/** Those that were named, or the one that is made from the parents that were. */
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
    // With several parents nobody said which one the final stage stands on.
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
 * Where the interview puts its nodes: a column for what the build takes in, one for what builds, one each for the
 * stages after it. The first of each stands on one line, which the container follows.
 */
function placesOf({ tools, deploysBy }: Answers): ReadonlyMap<string, Position> {
  const [from, builds] = columns.build;
  const [between] = columns.distribute;
  const [runs] = columns.run;
  const [order, ...orders] = tools.delivery;
  // An order that goes past the registry takes the line itself.
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
    // Orders come from above the line of the container.
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
