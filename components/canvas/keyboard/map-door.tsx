"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState, type RefObject } from "react";
import { useEditor } from "@/lib/client/editor/editor-context";
import { useCommandContext, useMapActions, useMapState, useMapStore } from "../state/map-context";
import type { CommandContext } from "../commands/command";
import { leaveInspector } from "./inspector-focus";
import { cardSelector } from "../state/map-focus";
import type { MapStore } from "../state/map-store";
import { part } from "@/lib/client/parts/part";
import { onFirstInput } from "@/lib/client/parts/on-first-input";
const walkActions = part(() => import("./walk-actions"));

const mapOrder = part(() => import("./map-order"));
const sight = part(() => import("../viewport/keep-in-sight"));

interface WatchInput {
  readonly context: CommandContext;
  readonly store: MapStore;
  readonly door: RefObject<HTMLButtonElement | null>;
  /** Announces the position of the focused node among all nodes. */
  readonly place: RefObject<HTMLElement | null>;
}

const skipLook =
  "sr-only focus-visible:not-sr-only focus-visible:absolute focus-visible:top-2 focus-visible:left-2 focus-visible:z-30 focus-visible:rounded-control focus-visible:bg-panel focus-visible:px-3 focus-visible:py-2 focus-visible:shadow-card";

/**
 * The Tab stop before the diagram: skip it, go to the outline, or enter. The diagram has one tab stop, which is here, since
 * the node that last had the focus may not be drawn. From here the focus goes to that node. Tab from a node leaves the diagram.
 */
export function MapDoor() {
  const context = useCommandContext();
  const store = useMapStore();
  const map = useMapActions();
  const door = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLParagraphElement>(null);
  const path = usePathname();
  const count = useEditor((state) => state.visible.nodes.size);
  const focused = useMapState((state) => state.focused);
  const isGone = useEditor(
    ({ visible }) => focused !== undefined && visible.nodes.get(focused) === undefined,
  );
  useEffect(() => watchMapFocus({ context, store, door, place }), [context, store]);
  useKeptInSight(context, store);
  useEffect(() => {
    if (!isGone) return;
    store.setState({ focused: undefined });
    map.announce("The focused node was deleted.");
  }, [isGone, store, map]);
  return (
    <>
      <a href="#after-map" className={skipLook}>
        Skip the diagram
      </a>
      <Link href={`${path}/outline`} prefetch={false} className={skipLook}>
        Go to the outline
      </Link>
      <button ref={door} type="button" className={skipLook} data-map-door="">
        {count === 0
          ? "The diagram is empty: press A to add a node"
          : `Enter the diagram, ${count} ${count === 1 ? "node" : "nodes"}`}
      </button>
      {/* A live region of its own, so that it interrupts no other message. */}
      <p ref={place} role="status" className="sr-only" />
      <p id="map-keys-help" hidden>
        Arrow keys move a node. Alt with arrow keys follows the connections. Enter opens the inspector, C
        connects, M moves to a stage. Question mark lists all shortcuts. Tab leaves the diagram.
      </p>
    </>
  );
}

/** Keeps the single tab stop at the door while the focus is elsewhere, and removes it while the focus is inside. */
function watchMapFocus({ context, store, door, place }: WatchInput): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const setDoor = (isStop: boolean) => {
    if (door.current) door.current.tabIndex = isStop ? 0 : -1;
  };
  // Not :focus-visible: a card drawn after its predecessor left the screen does not match it.
  let isByKeyboard = true;
  for (const type of ["keydown", "pointerdown"] as const)
    document.addEventListener(type, () => void (isByKeyboard = type === "keydown"), {
      signal,
      capture: true,
    });
  const arrive = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    if (target === door.current) return void enter(context, target);
    const node = target.closest<HTMLElement>(cardSelector)?.dataset["id"];
    setDoor(node === undefined);
    if (node === undefined) return;
    store.setState(({ spared }) => ({ focused: node, spared: node === spared ? spared : undefined }));
    if (!isByKeyboard) return;
    void sayPlace(context, node, place);
    // A person who is on a card by keyboard walks next.
    walkActions().catch(() => undefined);
  };
  document.addEventListener("focusin", arrive, { signal });
  // The focus goes to no element, as when the focused one disappears.
  document.addEventListener(
    "focusout",
    ({ relatedTarget }) => void (relatedTarget === null && setDoor(true)),
    { signal },
  );
  // On the window, which hears it last: a field that uses Escape, as to restore its value, keeps it.
  addEventListener(
    "keydown",
    (event) => {
      const isInInspector =
        event.target instanceof Element && event.target.closest("[data-inspector]") !== null;
      if (event.key !== "Escape" || event.defaultPrevented || !isInInspector) return;
      event.preventDefault();
      leaveInspector(context);
    },
    { signal },
  );
  return () => stopping.abort();
}

/** Starts with the first selection or input: nothing is out of sight before, and its part of the program loads then. */
function useKeptInSight(context: CommandContext, store: MapStore): void {
  const [isAsked, setAsked] = useState(false);
  const hasSelection = useMapState(({ selection: { nodes, edges } }) => nodes.size + edges.size > 0);
  if (hasSelection && !isAsked) setAsked(true);
  useEffect(() => onFirstInput(() => setAsked(true)), []);
  useEffect(() => {
    if (!isAsked) return undefined;
    let end: (() => void) | undefined;
    let isOver = false;
    sight()
      .then(({ keepInSight }) => {
        if (!isOver) end = keepInSight(context, store);
      })
      .catch(() => undefined);
    return () => {
      isOver = true;
      end?.();
    };
  }, [isAsked, context, store]);
}

/** To the node that last had the focus, else to the selection, else to the first in pipeline order. */
async function enter(context: CommandContext, door: HTMLElement): Promise<void> {
  const { selection, focused } = context.state();
  const order = await orderParts();
  // If the person moved on meanwhile, leave the focus there.
  if (document.activeElement !== door) return;
  const { nodes } = context.pipeline();
  const there =
    [focused, ...selection.nodes].find((id) => id !== undefined && nodes.get(id)) ??
    order?.orderOf(context.pipeline())[0];
  if (there !== undefined) context.map.goTo(there);
}

async function sayPlace(context: CommandContext, node: string, place: WatchInput["place"]): Promise<void> {
  const order = await orderParts();
  if (order && place.current) place.current.textContent = order.placeText(context.pipeline(), node);
}

/** Undefined if it can't be fetched now: the next press tries again. */
function orderParts() {
  return mapOrder().catch(() => undefined);
}
