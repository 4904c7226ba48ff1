import type { Node, Edge, ReactFlowInstance } from "@xyflow/react";
import type { LineLook } from "@/components/marks/line-look";
import type { PipelineNode, PipelineEdge, Position } from "@/lib/domain/pipeline/document";

export type CardNode = Node<{ readonly node: PipelineNode }, "card">;

export type HandOverEdge = Edge<
  {
    readonly edge: PipelineEdge;
    readonly isOdd: boolean;
    readonly look: LineLook;
    readonly crosses: boolean;
  },
  "connection"
>;

export interface MapInstance extends ReactFlowInstance<CardNode, HandOverEdge> {
  /** Draws cards elsewhere, as a drag does, and saves nothing. Shown for good once the drag ends. */
  readonly showAt: (positions: ReadonlyMap<string, Position>, isMoving: boolean) => void;
}
