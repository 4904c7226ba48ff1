"use client";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { inputClass } from "@/components/ui/form";
import { useEditor } from "@/lib/client/editor/editor-context";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { limits } from "@/lib/domain/pipeline/limits";
import { takeTyped } from "../commands/typed-ahead";
import { cardOf } from "../state/map-focus";
import { useMapActions, useMapState } from "../state/map-context";
import { renameNode } from "@/lib/domain/edits/rename-node";

/** The name field of a node, at its place on the map: Enter and leaving keep the text, Escape does not. */
export function RenamePanel() {
  const id = useMapState(({ panel }) => (panel?.name === "rename" ? panel.node : undefined));
  const node = useEditor(({ visible }) => (id === undefined ? undefined : visible.nodes.get(id)));
  const { closePanel } = useMapActions();
  const isGone = id !== undefined && node === undefined;
  useEffect(() => {
    if (isGone) closePanel();
  }, [isGone, closePanel]);
  return node ? <NameField key={node.id} node={node} /> : null;
}

function NameField({ node: { id, name } }: { readonly node: PipelineNode }) {
  const map = useMapActions();
  const [text, setText] = useState(name);
  const [place] = useState(() => placeOver(id));
  const isLeft = useRef(false);
  const leave = () => {
    isLeft.current = true;
    map.closePanel();
  };
  const write = () => {
    const wanted = text.trim();
    if (wanted === "" || wanted === name) return;
    map.perform((pipeline) => renameNode(pipeline, id, wanted), {
      tell: () => map.announce(`${name} is now called ${wanted}.`),
    });
  };
  const keep = () => {
    // The field loses the focus once more while it closes.
    if (isLeft.current) return;
    leave();
    write();
  };
  const latest = useRef(write);
  useEffect(() => void (latest.current = write));
  // If another person deletes the node, the field closes: the message then quotes the typed text and says why it is not kept.
  useEffect(() => () => void (isLeft.current || latest.current()), []);
  const press = (event: KeyboardEvent) => {
    // The key that ends a composition, as in Japanese, is not meant for the field.
    if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") keep();
    else leave();
    map.goTo(id);
  };
  return (
    <input
      // The person opened it to type here.
      autoFocus // oxlint-disable-line jsx-a11y/no-autofocus
      aria-label={`Name of ${name}`}
      dir="auto"
      value={text}
      maxLength={limits.name}
      autoComplete="off"
      data-rename=""
      onFocus={({ target }) => {
        // Keep the letters typed while it loaded.
        const typed = takeTyped("rename");
        if (typed === "") target.select();
        else setText(typed);
      }}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={press}
      onBlur={keep}
      className={`${inputClass} fixed z-40 !w-auto font-bold shadow-card`}
      style={place}
    />
  );
}

const leastWidth = 180;

/** Over the card, inside the window; for a card off the screen, at the top. */
function placeOver(id: string): { readonly left: number; readonly top: number; readonly width: number } {
  const box = cardOf(id)?.getBoundingClientRect();
  const width = Math.min(Math.max(box?.width ?? 240, leastWidth), innerWidth - 16);
  const left = Math.min(Math.max(box?.left ?? innerWidth / 2 - width / 2, 8), innerWidth - width - 8);
  const top = Math.min(Math.max(box?.top ?? 96, 8), innerHeight - 48);
  return { left, top, width };
}
