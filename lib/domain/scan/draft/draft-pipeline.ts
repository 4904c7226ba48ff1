import { cleanName } from "../../importers/clean-foreign";
import { laidOut } from "../../layout/piled-up";
import type { PipelineDocument } from "../../pipeline/document";
import { limits } from "../../pipeline/limits";
import type { Linked } from "../link/linked";
import type { Place } from "../source";
import { draftClaims } from "./draft-claims";
import { Drawing } from "./drawing";

export interface DraftOptions {
  readonly name: string;
  /** The day of the import, on which what files prove was seen. */
  readonly day: string;
}

export interface Draft {
  readonly document: PipelineDocument;
  /** By id of a node, a connection or an image, the lines that it was read from. */
  readonly proofs: ReadonlyMap<string, readonly Place[]>;
}

/**
 * The map that the files prove: one node for each CI tool, registry, delivery tool, orchestrator, kind of host and workload.
 * Development-only parts are left out if anything else runs. Nothing is guessed.
 */
export function draftPipeline(linked: Linked, { name, day }: DraftOptions): Draft {
  const drawing = new Drawing(linked);
  drawing.draw();
  const { board } = drawing;
  const nodes = board.allNodes().slice(0, limits.nodes);
  const drawn = new Set(nodes.map(({ id }) => id));
  const edges = [...board.allEdges()].filter(({ source, target }) => drawn.has(source) && drawn.has(target));
  const bare: PipelineDocument = {
    schema: "blueline/pipeline/1",
    name: cleanName(name, "From files"),
    nodes: [...nodes],
    edges: edges.slice(0, limits.edges),
    zones: [],
    images: drawing.documentImages(),
    claims: [],
  };
  const claims = draftClaims(linked.facts, bare, drawing.nodesAbout(), day);
  return {
    document: { ...laidOut(bare), claims: [...claims] },
    proofs: board.allProofs(),
  };
}
