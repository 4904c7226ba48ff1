"use client";
import { TriangleAlert } from "lucide-react";
import { NodeMark } from "@/components/marks/node-mark";
import { type ConnectTarget, connectTargets } from "@/lib/domain/navigation/connect-targets";
import { Dialog } from "@/components/ui/dialog";
import { matching, type SearchItem, SearchList } from "@/components/ui/search-list";
import { useEditor } from "@/lib/client/editor/editor-context";
import { getRecord } from "@/lib/domain/pipeline/records";
import { useOutlineActions } from "./outline-context";

/** Hands something on from a node to another: the usual ones first, the unusual with the reason why they are. */
export function ConnectDialog({ node: id }: { readonly node: string }) {
  const pipeline = useEditor((state) => state.visible);
  const { connect, closeDialog } = useOutlineActions();
  const node = getRecord(pipeline.nodes, id);
  if (!node) return null;
  const items = (isUsual: boolean, text: string) =>
    matching(
      connectTargets(pipeline, id)
        .filter(({ warning }) => (warning === undefined) === isUsual)
        .map(itemFrom),
      text,
    );
  return (
    <Dialog title={`Connect ${node.name} to…`} isOpen onClose={closeDialog}>
      <SearchList
        label={`Connect ${node.name} to`}
        placeholder="Type a name"
        groupsFor={(text) => [
          { title: "Usual", items: items(true, text) },
          { title: "Unusual, and allowed", items: items(false, text) },
        ]}
        onChoose={(item) => {
          closeDialog();
          connect(id, item.id);
        }}
        empty={
          pipeline.nodes.size < 2
            ? "There is nothing else in this pipeline yet: add something first."
            : "Nothing by that name, or it is connected already."
        }
      />
    </Dialog>
  );
}

function itemFrom({ node, handsOn, warning }: ConnectTarget): SearchItem {
  return {
    id: node.id,
    title: node.name,
    detail: warning ?? `Hands on ${handsOn}`,
    mark: <NodeMark node={node} />,
    ...(warning === undefined
      ? {}
      : { end: <TriangleAlert aria-hidden size={14} className="shrink-0 text-partial" /> }),
  };
}
