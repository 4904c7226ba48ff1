"use client";
import { Dialog } from "@/components/ui/dialog";
import { matching, SearchList } from "@/components/ui/search-list";
import { useEditor } from "@/lib/client/editor/editor-context";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import { getRecord, valuesOf } from "@/lib/domain/pipeline/records";
import { nodeItem } from "@/components/marks/search-items";
import { useOutlineActions } from "./outline-context";

export function ZoneDialog({ zone: id }: { readonly zone: string }) {
  const pipeline = useEditor((state) => state.visible);
  const { putInZone, closeDialog } = useOutlineActions();
  const zone = getRecord(pipeline.zones, id);
  if (!zone) return null;
  const outside = [...valuesOf(pipeline.nodes)]
    .filter((node) => node.zone !== id)
    .toSorted((a, b) => compareText(a.name, b.name));
  return (
    <Dialog title={`Put in ${zone.name}`} isOpen onClose={closeDialog}>
      <SearchList
        label={`Put in ${zone.name}`}
        placeholder="Type a name"
        groupsFor={(text) => [
          { title: "In no zone, or in another", items: matching(outside.map(nodeItem), text) },
        ]}
        onChoose={(item) => {
          closeDialog();
          putInZone([item.id], id);
        }}
        empty={outside.length === 0 ? "Every node is in this zone." : "Nothing by that name."}
      />
    </Dialog>
  );
}
