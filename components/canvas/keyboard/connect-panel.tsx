"use client";
import { TriangleAlert } from "lucide-react";
import { Dialog } from "@/components/ui/dialog";
import { matching, type SearchGroup, type SearchItem, SearchList } from "@/components/ui/search-list";
import { useEditor } from "@/lib/client/editor/editor-context";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { getRecord } from "@/lib/domain/pipeline/records";
import { NodeMark } from "@/components/marks/node-mark";
import { useMapActions, useMapState } from "../state/map-context";
import { type ConnectTarget, connectTargets } from "@/lib/domain/navigation/connect-targets";

/** A hand-over without a drag: what may follow first, what is unusual after it, with the reason. */
export function ConnectPanel() {
  const map = useMapActions();
  const from = useMapState(({ panel }) => (panel?.name === "connect" ? panel.from : undefined));
  const pipeline = useEditor((state) => state.visible);
  const node = from === undefined ? undefined : getRecord(pipeline.nodes, from);
  if (!node) return null;
  return (
    <Dialog title={`Connect ${node.name} to…`} isOpen onClose={map.closePanel}>
      <SearchList
        label={`Connect ${node.name} to`}
        placeholder="Type a name"
        groupsFor={(text) => groupsFor(pipeline, node.id, text)}
        onChoose={({ id }) => {
          map.closePanel();
          map.connect(node.id, id);
          // Once the dialog is gone: on from the node, with the hand-over in the inspector.
          requestAnimationFrame(() => map.goTo(node.id));
        }}
        empty={
          pipeline.nodes.size < 2
            ? "There is nothing else on the map yet: add something first."
            : "Nothing by that name, or it is connected already."
        }
      />
    </Dialog>
  );
}

function groupsFor(pipeline: Pipeline, from: string, text: string): readonly SearchGroup[] {
  const targets = connectTargets(pipeline, from);
  const [usual, odd] = [
    targets.filter(({ warning }) => warning === undefined),
    targets.filter(({ warning }) => warning !== undefined),
  ];
  return [
    { title: "Usual", items: matching(usual.map(itemFrom), text) },
    { title: "Unusual, and allowed", items: matching(odd.map(itemFrom), text) },
  ];
}

function itemFrom({ node, handsOn, warning }: ConnectTarget): SearchItem {
  return {
    id: node.id,
    title: node.name,
    detail: warning ?? `Hands on ${handsOn}`,
    hasWholeDetail: true,
    mark: <NodeMark node={node} />,
    ...(warning === undefined
      ? {}
      : { end: <TriangleAlert aria-hidden size={14} className="shrink-0 text-partial" /> }),
  };
}
