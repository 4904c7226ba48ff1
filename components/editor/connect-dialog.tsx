"use client";
import { TriangleAlert } from "lucide-react";
import { NodeMark } from "@/components/marks/node-mark";
import { Dialog } from "@/components/ui/dialog";
import { matching, type SearchItem, SearchList } from "@/components/ui/search-list";
import { useEditor } from "@/lib/client/editor/editor-context";
import { type ConnectTarget, connectTargets } from "@/lib/domain/navigation/connect-targets";

interface ConnectDialogProps {
  /** The source of the connection. */
  readonly from: string;
  readonly onClose: () => void;
  /** Called after it was closed. */
  readonly onConnect: (target: string) => void;
}

/** A connection without a drag: usual targets first, then unusual ones with the reason. */
export function ConnectDialog({ from, onClose, onConnect }: ConnectDialogProps) {
  const pipeline = useEditor((state) => state.visible);
  const node = pipeline.nodes.get(from);
  if (!node) return null;
  const targets = connectTargets(pipeline, from);
  const usual = targets.filter(({ warning }) => warning === undefined).map(itemFrom);
  const odd = targets.filter(({ warning }) => warning !== undefined).map(itemFrom);
  return (
    <Dialog title={`Connect ${node.name} to…`} isOpen onClose={onClose}>
      <SearchList
        label={`Connect ${node.name} to`}
        placeholder="Type a name"
        groupsFor={(text) => [
          { title: "Usual", items: matching(usual, text) },
          { title: "Unusual (adds a warning)", items: matching(odd, text) },
        ]}
        onChoose={({ id }) => {
          onClose();
          onConnect(id);
        }}
        empty={
          pipeline.nodes.size < 2
            ? "This pipeline has no other node. Add one first."
            : "No match, or already connected."
        }
      />
    </Dialog>
  );
}

function itemFrom({ node, handsOn, warning }: ConnectTarget): SearchItem {
  return {
    id: node.id,
    title: node.name,
    detail: warning ?? `Passes ${handsOn}`,
    hasWholeDetail: true,
    mark: <NodeMark node={node} />,
    ...(warning === undefined
      ? {}
      : { end: <TriangleAlert aria-hidden size={14} className="shrink-0 text-partial" /> }),
  };
}
