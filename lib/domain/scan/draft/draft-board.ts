import { kinds } from "../../catalogue/kinds";
import { IdTaker } from "../../importers/id-taker";
import { cleanName } from "../../importers/clean-foreign";
import type { NodeKind, PipelineEdge, PipelineNode } from "../../pipeline/document";
import { credentialRights } from "../../pipeline/document-lists";
import type { Place } from "../source";

type NodeParts = Pick<PipelineNode, "kind" | "name"> &
  Partial<Pick<PipelineNode, "technologies" | "environment" | "buildsImages" | "external">>;
type EdgeParts = Pick<PipelineEdge, "source" | "target" | "artifact"> &
  Partial<Pick<PipelineEdge, "automated">>;
/** A credential as the files describe it. */
export type CredentialParts = Partial<Pick<PipelineEdge, "right" | "shortLived">>;

interface EdgeSoFar {
  readonly edge: EdgeParts;
  readonly images: Set<string>;
  /** Whether everything on it is pinned; undefined if unknown. */
  pinned: boolean | undefined;
  /** Merged facts about the credential; undefined before the first. */
  credential: CredentialParts | undefined;
}

/** Nodes and connections of a draft while it is drawn: the same thing drawn twice is there once, with all lines that prove it. */
export class DraftBoard {
  private readonly nodes = new Map<string, PipelineNode>();
  private readonly edges = new Map<string, EdgeSoFar>();
  private readonly proofs = new Map<string, Place[]>();
  private readonly ids = new IdTaker();

  /** @param key what makes it the same thing */
  node(key: string, { name, ...parts }: NodeParts, at?: Place): string {
    const id = this.idOf(key);
    const known = this.nodes.get(id);
    this.nodes.set(id, {
      ...known,
      ...parts,
      id,
      name: known?.name ?? cleanName(name, key),
      stage: stageOf(parts.kind),
      position: { x: 0, y: 0 },
    });
    this.prove(id, at);
    return id;
  }

  /** Manual, automated and unknown connections are kept apart. */
  edge(
    parts: EdgeParts,
    at?: Place,
    more: {
      pinned?: boolean | undefined;
      images?: readonly string[];
      credential?: CredentialParts;
    } = {},
  ): void {
    const { source, target, artifact, automated } = parts;
    if (source === target) return;
    const id = this.idOf(`${source} ${target} ${artifact} ${automated ?? "open"}`);
    const known = this.edges.get(id) ?? {
      edge: parts,
      images: new Set<string>(),
      pinned: undefined,
      credential: undefined,
    };
    if (more.pinned !== undefined) known.pinned = more.pinned && known.pinned !== false;
    if (more.credential) known.credential = strongest(known.credential ?? more.credential, more.credential);
    for (const image of more.images ?? []) known.images.add(image);
    this.edges.set(id, known);
    this.prove(id, at);
  }

  /** The id of what was drawn under this key. */
  find(key: string): string | undefined {
    const id = this.ids.of(key);
    return id !== undefined && this.nodes.has(id) ? id : undefined;
  }

  allNodes(): readonly PipelineNode[] {
    return [...this.nodes.values()];
  }

  allEdges(): readonly PipelineEdge[] {
    return [...this.edges].map(([id, { edge, images, pinned, credential }]) => ({
      id,
      ...edge,
      ...(pinned !== undefined && { pinned }),
      ...credential,
      ...(images.size > 0 && { images: [...images] }),
    }));
  }

  /** By id of a node, a connection or an image, the lines that it was read from. */
  allProofs(): ReadonlyMap<string, readonly Place[]> {
    return this.proofs;
  }

  /** @param at a line that what has this id was read from */
  prove(id: string, at: Place | undefined): void {
    const all = this.proofs.get(id) ?? [];
    this.proofs.set(id, all);
    if (at && !all.some(({ file, line }) => file === at.file && line === at.line)) all.push(at);
  }

  /** Its id is derived from its key, so that the next import of the same files finds it again. */
  private idOf(key: string): string {
    return this.ids.of(key) ?? this.ids.take(key, undefined, `scan-${key}`, "scan");
  }
}

/** Merges two credentials with the same ends into the more powerful one. Unknown rights count as all, and as long-lived. */
function strongest(a: CredentialParts, b: CredentialParts): CredentialParts {
  const right = a.right && b.right && credentialRights.findLast((one) => one === a.right || one === b.right);
  const lives = [a.shortLived, b.shortLived];
  const shortLived = lives.includes(false) ? false : lives.includes(undefined) ? undefined : true;
  return { ...(right !== undefined && { right }), ...(shortLived !== undefined && { shortLived }) };
}

function stageOf(kind: NodeKind): PipelineNode["stage"] {
  const row = kinds.find(({ id }) => id === kind);
  if (!row) throw new Error(`No kind "${kind}"`);
  return row.stage;
}
