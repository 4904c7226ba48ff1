import type { Catalogue } from "../catalogue/catalogue";
import type { Image, PipelineEdge, PipelineNode } from "../pipeline/document";
import { byId, type Pipeline } from "../pipeline/pipeline";
import { isEffective } from "../posture/coverage/effective-status";
import { withDisambiguatedName } from "../posture/words/node-names";
import { createHopControls, type HopControl, type HopEnds } from "./hop-controls";
import { type HandedOver, imagesOn } from "../pipeline/images-on";
import { lineOf } from "./line";
import { orderHops } from "./order-hops";

export interface Hop extends HopEnds, HandedOver {
  /** It comes in from the side, as a parent image does at the CI that builds on it. */
  readonly isSide: boolean;
  /** Senders of manifests to the target, which do not carry the image. */
  readonly orders: readonly HopEnds[];
  readonly controls: readonly HopControl[];
  /** The line is marked as checked: see `checkedHandOvers`. Undefined until the analysis answers. */
  readonly isChecked: boolean | undefined;
  /** One of those is verified by evidence. */
  readonly isProven: boolean;
}

export interface Trail {
  readonly image: Image | undefined;
  readonly hops: readonly Hop[];
  /** The nodes that nothing on the line comes to; in a circle there may be none. */
  readonly starts: readonly PipelineNode[];
  readonly ends: readonly PipelineNode[];
  /** It ends where containers run, or else where the connections end. */
  readonly reachesHost: boolean;
  /** Connections that leave the line and lead to no end of it. */
  readonly asides: readonly HopEnds[];
}

/**
 * Follows one image, or any artifact, from its start to where it runs. Credentials carry nothing; a manifest is part of the line
 * only if nothing else arrives.
 * @param today the UTC day, `YYYY-MM-DD`
 * @param checked the connections marked as checked; undefined until the analysis answers
 * @param image an image's id; an unknown one follows all images
 */
export function followContainer(
  pipeline: Pipeline,
  catalogue: Catalogue,
  today: string,
  checked: ReadonlySet<string> | undefined,
  image?: string,
): Trail {
  const followed = image === undefined ? undefined : pipeline.images.get(image);
  const { edges, ends, reachesHost, asides, orders } = lineOf(pipeline, followed?.id);
  const nodes = new Map(
    [...pipeline.nodes.values()].map((node) => [node.id, withDisambiguatedName(pipeline, node)]),
  );
  const entered = new Set(edges.map(({ target }) => target));
  const allImages = [...pipeline.images.values()].toSorted(byId);
  const endsOf = (edge: PipelineEdge): HopEnds[] => {
    const [from, to] = [nodes.get(edge.source), nodes.get(edge.target)];
    return from && to ? [{ edge, from, to, isFirst: !entered.has(from.id) }] : [];
  };
  const orderedAt = new Map([...orders].map(([node, given]) => [node, given.toSorted(byId).flatMap(endsOf)]));
  const controlsAt = createHopControls(pipeline, catalogue, today);
  const hops = orderHops(edges, ends, nodes).flatMap(({ edge, isSide }) =>
    endsOf(edge).map((hop): Hop => {
      const controls = controlsAt(hop);
      const standing = controls.filter(({ checks, status }) => checks && isEffective(status, "declared"));
      return {
        ...hop,
        ...imagesOn(edge, followed, pipeline, allImages),
        isSide,
        orders: orderedAt.get(edge.target) ?? [],
        controls,
        isChecked: checked?.has(edge.id),
        isProven: standing.some(({ status }) => status === "verified"),
      };
    }),
  );
  const starts = new Map(hops.filter(({ isFirst }) => isFirst).map(({ from }) => [from.id, from]));
  return {
    image: followed,
    hops,
    starts: [...starts.values()],
    ends: endsInOrder(hops, new Set(ends)),
    reachesHost,
    asides: asides.toSorted(byId).flatMap(endsOf),
  };
}

function endsInOrder(hops: readonly Hop[], ends: ReadonlySet<string>): readonly PipelineNode[] {
  const found = new Map<string, PipelineNode>();
  for (const { to } of hops) if (ends.has(to.id)) found.set(to.id, to);
  return [...found.values()];
}
