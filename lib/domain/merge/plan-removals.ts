import { isSame } from "../is-same";
import type { Claim } from "../pipeline/document";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { handOverSentence } from "../words/connection-sentence";
import { kindName } from "../words/kind-name";
import { type Drawn, isOpenName, isRegistry, type MergeContext, openWords } from "./merge-context";
import { controlTitle } from "../catalogue/find-control";
import { isScanEvidence } from "./written-in-document";
import { claimKey, isOfOthers, type WrittenClaim, type WrittenRecord } from "./written";

const hangs = "People set statuses, connected or changed something here after the import.";
const shared = "Other files mention it too.";
const others =
  "Most of the earlier import is missing from this one: it may cover other files, or be incomplete.";

/** Removals of imported records that the incoming files lack. Records of other sources stay. */
export function planRemovals(context: MergeContext): readonly Drawn[] {
  const { present, document, written, source } = context;
  const comes = new Set(document.nodes.map(({ id }) => id));
  const isOurs = (was: WrittenRecord) => was.isOwn && !isOfOthers(was.source, source);
  const own = [...written.nodes]
    .filter(([id, was]) => isOurs(was) && present.nodes.get(id))
    .map(([id]) => id);
  const said = own.filter((id) => comes.has(id)).length;
  const isPart = said * 2 < own.length;
  const isShared = (was: WrittenRecord | WrittenClaim | undefined) =>
    [...(was?.sources?.values() ?? []), ...evidenceSourcesOf(was)].some((one) => isOfOthers(one, source));
  const held: Held = (isPersons, ...all) =>
    isPersons ? { holds: hangs } : all.some(isShared) ? { holds: shared } : isPart ? { holds: others } : {};

  const isOpen =
    document.nodes.some((node) => isRegistry(node) && isOpenName(node)) || document.images.some(isOpenName);
  const answered = (isAbout: boolean) => (isOpen && isAbout ? { holds: openWords } : {});

  const edgesComing = new Set(document.edges.map(({ id }) => id));
  const edges = [...written.edges]
    .filter(([id, was]) => isOurs(was) && !edgesComing.has(id))
    .flatMap(([id, was]): readonly (Drawn & { readonly ends: readonly string[] })[] => {
      const edge = present.edges.get(id);
      if (!edge) return [];
      const [from, to] = [edge.source, edge.target].map((end) => ({ name: context.names.node(end) }));
      return [
        {
          id: `edge ${id}`,
          of: "edge",
          does: "remove",
          title: from && to ? handOverSentence(edge, from, to) : id,
          node: edge.source,
          proofs: [],
          names: [],
          ends: [edge.source, edge.target],
          operations: [{ type: "edge.removed", edge: id }],
          ...answered(
            edge.images !== undefined ||
              [edge.source, edge.target].some((end) => isRegistry(present.nodes.get(end))),
          ),
          ...held(isChanged(edge, was, []), was),
        },
      ];
    });
  const ownEdges = new Set(
    edges.map(({ operations: [operation] }) => (operation?.type === "edge.removed" ? operation.edge : "")),
  );
  const byPeople = new Set(
    [...present.edges.values()]
      .filter(({ id }) => !ownEdges.has(id))
      .flatMap(({ source: from, target }) => [from, target]),
  );
  // The builder of an image that people drew, or whose builder people changed.
  const builds = new Set(
    [...present.images.values()]
      .filter((image) => {
        const was = written.images.get(image.id);
        return was?.isOwn !== true || isOfOthers(was.source, source) || isChanged(image, was, []);
      })
      .flatMap(({ builtBy = [] }) => builtBy),
  );
  const nodes = own.flatMap((id): readonly Drawn[] => {
    const node = present.nodes.get(id);
    if (!node || comes.has(id)) return [];
    const claims = [...claimsOf(present, id).values()];
    const isPersons =
      byPeople.has(id) ||
      builds.has(id) ||
      isChanged(node, written.nodes.get(id), ["position", "stage"]) ||
      claims.some((claim) => isPersonsClaim(claim, context));
    return [
      {
        id: `node ${id}`,
        of: "node",
        does: "remove",
        title: `${node.name}, ${kindName(node)}`,
        node: id,
        proofs: [],
        // Its connections are removed with it.
        names: edges.filter(({ ends }) => ends.includes(id)).map((edge) => edge.id),
        operations: [{ type: "node.removed", node: id }],
        ...answered(isRegistry(node)),
        ...held(
          isPersons,
          written.nodes.get(id),
          ...claims.map((claim) => written.claims.get(claimKey(claim))),
        ),
      },
    ];
  });
  return [
    ...claimRemovals(context, comes, isPart),
    ...edges.map(({ ends: _ends, ...edge }) => edge),
    ...nodes,
    ...imageRemovals(context, isOurs, held).map((image) => ({ ...answered(true), ...image })),
    ...zoneRemovals(context, isOurs, held),
  ];
}

/** Claims without source lines, on nodes that stay. */
function claimRemovals(context: MergeContext, comes: ReadonlySet<string>, isPart: boolean): readonly Drawn[] {
  const { present, document, written, source } = context;
  const said = new Set(document.claims.map(({ node, control }) => `${node} ${control}`));
  return [...written.claims].flatMap(([key, was]): readonly Drawn[] => {
    const [node = "", control = ""] = key.split(" ");
    const claim = claimsOf(present, node).get(control);
    if (!claim || said.has(key) || !comes.has(node)) return [];
    const isOthers = (one: string | undefined) => isOfOthers(one, source);
    const read = (claim.evidence ?? []).filter(({ id }) => was.evidence.has(id));
    const lines = read.filter(({ id }) => !isOthers(was.evidenceSources?.get(id)));
    const isPersons = isPersonsClaim(claim, context);
    const isKept = isPersons || [...(was.sources?.values() ?? []), ...evidenceSourcesOf(was)].some(isOthers);
    // The claim may rest on remaining lines of other files.
    const own =
      isPersons || lines.length < read.length
        ? []
        : Object.keys(was.fields ?? {}).filter((field) => !isOthers(was.sources?.get(field)));
    // Nothing in it comes from these files.
    if (isKept && lines.length + own.length === 0) return [];
    const set = Object.fromEntries(own.map((field) => [field, null]));
    return [
      {
        id: `claim ${key}`,
        of: "claim",
        does: isKept ? "change" : "remove",
        title: `${controlTitle(control, context.present)}, on ${context.names.node(node)}`,
        says: isPersons
          ? "Its lines are gone; people's input stays"
          : isKept
            ? "Its lines are gone; other files' evidence stays"
            : "No line supports it now",
        node,
        proofs: [],
        names: [],
        operations: isKept
          ? [
              ...lines.map(({ id }) => ({ type: "evidence.removed", node, control, evidence: id }) as const),
              ...(own.length > 0 ? [{ type: "claim.changed", node, control, set } as const] : []),
            ]
          : [{ type: "claim.changed", node, control, set: null }],
        ...(isPersons ? { holds: hangs } : isPart ? { holds: others } : {}),
      },
    ];
  });
}

function evidenceSourcesOf(was: WrittenRecord | WrittenClaim | undefined) {
  return was && "evidence" in was ? [...(was.evidenceSources?.values() ?? [])] : [];
}

/** Why an imported record's removal is not ticked, based on what imports wrote about it. */
type Held = (
  isPersons: boolean,
  ...all: readonly (WrittenRecord | undefined)[]
) => { readonly holds?: string };

function imageRemovals(
  context: MergeContext,
  isOurs: (was: WrittenRecord) => boolean,
  held: Held,
): readonly Drawn[] {
  const { present, document, written } = context;
  const comes = new Set(document.images.map(({ id }) => id));
  const named = new Set(
    [...present.edges.values()]
      .filter(({ id, images }) => {
        const was = written.edges.get(id);
        return was?.isOwn !== true || !isSame(images, was.fields?.["images"]);
      })
      .flatMap(({ images = [] }) => images),
  );
  return [...written.images].flatMap(([id, was]): readonly Drawn[] => {
    const image = present.images.get(id);
    if (!image || !isOurs(was) || comes.has(id)) return [];
    return [
      {
        id: `image ${id}`,
        of: "image",
        does: "remove",
        title: `Image ${image.name}`,
        ...(image.builtBy !== undefined && { node: image.builtBy }),
        proofs: [],
        names: [],
        operations: [{ type: "image.removed", image: id }],
        // Its builder may be removed separately.
        ...held(named.has(id) || isChanged(image, was, ["builtBy"]), was),
      },
    ];
  });
}

function zoneRemovals(
  context: MergeContext,
  isOurs: (was: WrittenRecord) => boolean,
  held: Held,
): readonly Drawn[] {
  const { present, document, written } = context;
  const comes = new Set(document.zones.map(({ id }) => id));
  const inUse = nodesIn(present, written.nodes);
  return [...written.zones].flatMap(([id, was]): readonly Drawn[] => {
    const zone = present.zones.get(id);
    if (!zone || !isOurs(was) || comes.has(id)) return [];
    return [
      {
        id: `zone ${id}`,
        of: "zone",
        does: "remove",
        title: `Zone ${zone.name}`,
        proofs: [],
        names: [],
        operations: [{ type: "zone.removed", zone: id }],
        ...held(inUse.has(id) || isChanged(zone, was, []), was),
      },
    ];
  });
}

/** Zones with a node that no import added. */
function nodesIn(present: Pipeline, written: ReadonlyMap<string, WrittenRecord>): ReadonlySet<string> {
  return new Set(
    [...present.nodes.values()].flatMap(({ id, zone }) =>
      zone === undefined || written.get(id)?.isOwn === true ? [] : [zone],
    ),
  );
}

/** Whether any value differs from what an import wrote; an unknown origin counts as different. */
function isChanged(record: object, was: WrittenRecord | undefined, but: readonly string[]): boolean {
  if (was?.fields === undefined) return true;
  const strip = (fields: object) =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => !but.includes(field)));
  return !isSame(strip(record), strip(was.fields));
}

function isPersonsClaim(
  { node, control, evidence = [], ...fields }: Claim,
  { written }: MergeContext,
): boolean {
  const was = written.claims.get(`${node} ${control}`);
  if (was?.fields === undefined) return true;
  return (
    !isSame(fields, was.fields) || evidence.some((one) => !was.evidence.has(one.id) && !isScanEvidence(one))
  );
}
