"use client";
import { type MouseEvent, type ReactNode, useState } from "react";
import { openText } from "@/lib/domain/posture/words/open-text";
import { DraftInput } from "@/components/ui/draft-input";
import { type CheckedTextProps, useCheckedText } from "@/components/editor/use-checked-text";
import { useEditor, useIsReadOnly, useNodeCounts } from "@/lib/client/editor/editor-context";
import { CellField, inputClass } from "@/components/ui/form";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { useNextNames, useOutline, useOutlineActions, usePipelinePath } from "./outline-context";
import Link from "next/link";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { statusLooks } from "@/components/marks/status";
import { optionsByName, type SelectOption } from "./by-name";
import type { Counts } from "@/lib/domain/posture/posture";
import { nodeLabel } from "@/lib/domain/words/node-label";
import { nodeElementId } from "./outline-focus";

/** One text of a row, edited in place; an error shows below it, and the text stays in the field. */
export function CellText(text: CheckedTextProps) {
  const { fault, draft } = useCheckedText(text);
  if (useIsReadOnly()) return <span className="[overflow-wrap:anywhere]">{text.value}</span>;
  return (
    <CellField label={text.label} error={fault}>
      {(names) => <DraftInput {...names} {...draft} autoComplete="off" />}
    </CellField>
  );
}

interface CellSelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
}

/** One of a few values of a row. The other options are added on focus: a thousand rows would hold some ten thousand. */
export function CellSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
}: CellSelectProps<Value>) {
  const [isFilled, setIsFilled] = useState(false);
  const isReadOnly = useIsReadOnly();
  const current = options.find((option) => option.value === value);
  if (isReadOnly) return current?.label;
  const fill = () => setIsFilled(true);
  return (
    <select
      aria-label={label}
      value={value}
      onFocus={fill}
      onPointerEnter={fill}
      onPointerDown={fill}
      className={inputClass}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {(isFilled ? options : options.filter((option) => option === current)).map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

export function TickBox({ node }: { readonly node: Pick<PipelineNode, "id" | "name"> }) {
  const isTicked = useOutline(({ ticked }) => ticked.has(node.id));
  const { tick } = useOutlineActions();
  return (
    <label className="not-on-paper grid size-7.5 shrink-0 place-items-center max-sm:pointer-coarse:size-11">
      <input
        type="checkbox"
        checked={isTicked}
        className="size-4 accent-primary"
        onChange={(event) => tick([node.id], event.target.checked)}
      />
      <span className="sr-only">Select {node.name}</span>
    </label>
  );
}

/** The number of a node's gaps, as a link to them, with the number of not assessed ones. */
export function GapsLink({ node }: { readonly node: Pick<PipelineNode, "id" | "name"> }) {
  const counts = useNodeCounts(node.id);
  const path = usePipelinePath("/gaps");
  if (counts.inScope === 0) return <span className="text-soft">no controls in scope</span>;
  const { Icon, text } = statusLooks[worstOf(counts)];
  return (
    <Link
      href={`${path}?node=${node.id}`}
      prefetch={false}
      className="inline-flex min-h-6 max-sm:pointer-coarse:min-h-11 items-center gap-1.5 rounded-control text-ink tabular-nums hover:underline"
    >
      <Icon aria-hidden size={14} strokeWidth={2.5} className={`shrink-0 ${text}`} />
      <span>
        {openText(counts)}
        <span className="sr-only"> on {node.name}</span>
      </span>
    </Link>
  );
}

function worstOf(counts: Counts): EffectiveStatus {
  if (counts.missing + counts.contradicted > 0) return "missing";
  if (counts.partial + counts.stale + counts.planned > 0) return "partial";
  if (counts.notAssessed > 0) return "not-assessed";
  return counts.declared > 0 ? "declared" : "verified";
}

export const quietButton =
  "not-on-paper min-h-7 rounded-control px-2 text-soft underline decoration-line-strong underline-offset-2 hover:bg-bg hover:text-ink";

export function RowButtons({ node }: { readonly node: Pick<PipelineNode, "id" | "name"> }) {
  const { openDialog, duplicate, remove } = useOutlineActions();
  const actions = [
    { word: "Connect", act: () => openDialog({ name: "connect", node: node.id }) },
    { word: "Move", act: () => openDialog({ name: "move", node: node.id }) },
    { word: "Duplicate", act: () => duplicate(node.id) },
    { word: "Delete", act: () => remove([node.id]) },
  ];
  return (
    <div className="-mr-1 flex flex-wrap">
      {actions.map(({ word, act }) => (
        <button key={word} type="button" onClick={act} className={quietButton}>
          {word}
          <span className="sr-only"> {node.name}</span>
        </button>
      ))}
    </div>
  );
}

export function ZoneChoice({ node }: { readonly node: PipelineNode }) {
  const options = useZoneOptions();
  const { putInZone } = useOutlineActions();
  return (
    <CellSelect
      label={`Zone of ${node.name}`}
      value={node.zone ?? ""}
      options={options}
      onChange={(zone) => putInZone([node.id], zone || null)}
    />
  );
}

/** Every zone by its name, after the choice of none. */
export function useZoneOptions(): readonly SelectOption<string>[] {
  return useEditor(({ visible }) => optionsOf(visible.zones));
}

const optionsOf = optionsByName("No zone");

/** A node in the outline: opens it, and handles its keys. Its name is as on the map: the node, its gaps, its next nodes. */
export function NodeName({ node, children }: { readonly node: PipelineNode; readonly children: ReactNode }) {
  const counts = useNodeCounts(node.id);
  const next = useNextNames(node.id);
  const isOpen = useOutline(({ open }) => open.node === node.id);
  const { openNode } = useOutlineActions();
  return (
    <a
      id={nodeElementId(node.id)}
      data-node={node.id}
      href={`?node=${node.id}`}
      aria-label={nodeLabel({ node, counts, next })}
      aria-current={isOpen || undefined}
      onClick={(event) => unlessElsewhere(event, () => openNode(node.id))}
      className="thumb-reach rounded-control font-bold text-ink no-underline hover:text-blue hover:underline aria-current:text-blue"
    >
      {children}
    </a>
  );
}

/** Another node, by its name alone: links to its place. */
export function NodeLink({ id }: { readonly id: string }) {
  const name = useEditor(({ visible }) => visible.nodes.get(id)?.name);
  const { goTo } = useOutlineActions();
  if (name === undefined) return null;
  return (
    <a
      href={`?node=${id}`}
      onClick={(event) => unlessElsewhere(event, () => goTo(id))}
      className="inline-block rounded-control py-[3px] max-sm:pointer-coarse:py-3 font-medium text-blue hover:underline"
    >
      {name}
    </a>
  );
}

/** A click that means another tab is left to the browser. */
function unlessElsewhere(event: MouseEvent, act: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  act();
}
