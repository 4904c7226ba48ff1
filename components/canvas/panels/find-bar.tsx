"use client";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useState } from "react";
import { inputClass } from "@/components/ui/form";
import { useEditor } from "@/lib/client/editor/editor-context";
import { bringIntoView } from "../viewport/bring-into-view";
import { useCommandContext } from "../state/map-context";
import { findNodes } from "@/lib/domain/navigation/find-nodes";

const look =
  "grid size-8 shrink-0 place-items-center rounded-control text-soft hover:bg-bg hover:text-ink disabled:opacity-40";

export function FindBar() {
  const { map, state, pipeline } = useCommandContext();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const visible = useEditor((editor) => editor.visible);
  const found = findNodes(visible, text);
  const current = found[at % Math.max(found.length, 1)];
  const isSearching = text.trim() !== "";
  const all = found.join(" ");
  useEffect(() => {
    map.setFound(isSearching ? new Set(all === "" ? [] : all.split(" ")) : undefined);
  }, [map, isSearching, all]);
  useEffect(() => () => map.setFound(undefined), [map]);
  useEffect(() => {
    if (current === undefined) return;
    map.selectNode(current);
    void bringIntoView(state().instance, pipeline().nodes.get(current));
  }, [map, state, pipeline, current]);

  const step = (by: number) => setAt((before) => (before + by + found.length) % Math.max(found.length, 1));
  const close = () => {
    map.closePanel();
    if (current !== undefined) requestAnimationFrame(() => map.focusNode(current));
  };
  return (
    <search className="absolute top-11 right-3 z-20 flex w-[min(22rem,calc(100%-1.5rem))] items-center gap-1 rounded-card border border-line-strong bg-panel p-1.5 shadow-card">
      <input
        type="search"
        // The person opened it to type here.
        autoFocus // oxlint-disable-line jsx-a11y/no-autofocus
        aria-label="Find on the map"
        placeholder="Name, tool, owner or note"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") close();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        className={inputClass}
      />
      <p role="status" className="px-1 text-tiny whitespace-nowrap text-soft">
        {!isSearching ? "" : found.length === 0 ? "None" : `${(at % found.length) + 1} of ${found.length}`}
      </p>
      <button
        type="button"
        aria-label="Previous match"
        disabled={found.length < 2}
        className={look}
        onClick={() => step(-1)}
      >
        <ChevronUp aria-hidden size={16} />
      </button>
      <button
        type="button"
        aria-label="Next match"
        disabled={found.length < 2}
        className={look}
        onClick={() => step(1)}
      >
        <ChevronDown aria-hidden size={16} />
      </button>
      <button type="button" aria-label="Close search" className={look} onClick={close}>
        <X aria-hidden size={16} />
      </button>
    </search>
  );
}
