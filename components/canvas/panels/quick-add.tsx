"use client";
import { Dialog } from "@/components/ui/dialog";
import { type SearchGroup, SearchList } from "@/components/ui/search-list";
import { newNodeId } from "@/lib/client/new-id";
import { proposeArtifact } from "@/lib/domain/catalogue/kinds";
import { kindsBetween } from "@/lib/domain/catalogue/kinds-between";
import { kindEntries, searchPalette } from "@/lib/domain/catalogue/palette";
import type { NodeKind, PipelineNode } from "@/lib/domain/pipeline/document";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { type QuickAdd as Place, quickAdd } from "@/lib/domain/edits/quick-add";
import { type PaletteItem, paletteItem } from "@/components/marks/search-items";
import { takeTyped } from "../commands/typed-ahead";
import { useCommandContext, useMapState } from "../state/map-context";

export function QuickAdd() {
  const { map, pipeline, editor } = useCommandContext();
  const place = useMapState(({ panel }) => (panel?.name === "quick-add" ? panel : undefined));
  if (!place) return null;
  const { from, to } = endsOf(pipeline(), place);
  const title = titleOf(from, to);
  const usual = kindsBetween({ from: from?.kind, to: to?.kind });
  const choose = ({ entry }: PaletteItem) => {
    map.closePanel();
    const edit = quickAdd(pipeline(), place, entry, newNodeId);
    if (!edit) return editor.say("Not added: the node to connect to was deleted.", "warning");
    if (!map.perform(edit, { tell: map.announce })) return;
    // After the dialog has returned the focus.
    requestAnimationFrame(() => map.focusNode(edit.node.id));
  };
  return (
    <Dialog title={title} isOpen onClose={map.closePanel}>
      <SearchList
        label={title}
        placeholder="A kind or a tool, such as Harbor"
        takeTyped={() => takeTyped("quick-add")}
        groupsFor={(text) => groupsFor(text, usual, to)}
        onChoose={choose}
        empty="No match. Choose a kind, then enter the tool under its technologies."
      />
    </Dialog>
  );
}

function endsOf(pipeline: Pipeline, { from, to, edge }: Place): Partial<Record<"from" | "to", PipelineNode>> {
  const split = edge === undefined ? undefined : pipeline.edges.get(edge);
  const [before, after] = [split?.source ?? from, split?.target ?? to].map((id) =>
    id === undefined ? undefined : pipeline.nodes.get(id),
  );
  return { ...(before && { from: before }), ...(after && { to: after }) };
}

function titleOf(from: PipelineNode | undefined, to: PipelineNode | undefined): string {
  if (from && to) return `Between ${from.name} and ${to.name}`;
  return from ? `After ${from.name}` : `Before ${to?.name ?? "this"}`;
}

/** The usual kinds for this place, and the tools of these kinds; unusual ones come last, and only in search results. */
function groupsFor(
  text: string,
  usual: readonly NodeKind[],
  to: PipelineNode | undefined,
): readonly SearchGroup<PaletteItem>[] {
  const found = text === "" ? kindEntries : searchPalette(text);
  const items = found.map(paletteItem);
  const runsInside = ({ entry }: PaletteItem) =>
    to !== undefined && proposeArtifact(entry.kind, to.kind) === "tool";
  const usualItems = items.filter(({ entry }) => usual.includes(entry.kind));
  return [
    { title: "Usual here", items: usualItems.filter((item) => !runsInside(item)) },
    { title: `Runs inside ${to?.name ?? "it"}`, items: usualItems.filter(runsInside) },
    {
      title: "Unusual here (adds a warning)",
      items: text === "" ? [] : items.filter(({ entry }) => !usual.includes(entry.kind)),
    },
  ];
}
