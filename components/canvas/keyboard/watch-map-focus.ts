import type { RefObject } from "react";
import { getRecord } from "@/lib/domain/pipeline/records";
import { leaveInspector } from "./inspector-focus";
import type { MapStore } from "../state/map-store";
import { part } from "@/lib/client/parts/part";
import type { CommandContext } from "../commands/command";

const walkActions = part(() => import("./walk-actions"));
const mapOrder = part(() => import("./map-order"));

interface WatchInput {
  readonly context: CommandContext;
  readonly store: MapStore;
  readonly door: RefObject<HTMLButtonElement | null>;
  /** Where it is said which of all nodes has the focus. */
  readonly place: RefObject<HTMLElement | null>;
}

/** Keeps the one tab stop where it belongs: at the door while the focus is elsewhere, and on no door while it is inside. */
export function watchMapFocus({ context, store, door, place }: WatchInput): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const setDoor = (isStop: boolean) => {
    if (door.current) door.current.tabIndex = isStop ? 0 : -1;
  };
  const arrive = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    if (target === door.current) return void enter(context, target);
    const node = target.closest<HTMLElement>(".react-flow__node")?.dataset["id"];
    setDoor(node === undefined);
    if (node === undefined) return;
    store.setState({ focused: node });
    if (!target.matches(":focus-visible")) return;
    void sayPlace(context, node, place);
    // A person who is on a card by keyboard walks next.
    walkActions().catch(() => undefined);
  };
  document.addEventListener("focusin", arrive, { signal });
  // To nowhere, as when what has the focus disappears.
  document.addEventListener(
    "focusout",
    ({ relatedTarget }) => void (relatedTarget === null && setDoor(true)),
    { signal },
  );
  // On the window, where it comes last: a field that has a use for Escape, as to restore its value, keeps it.
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

/** To the node that had the focus last, else to what is selected, else to the first in pipeline order. */
async function enter(context: CommandContext, door: HTMLElement): Promise<void> {
  const { selection, focused } = context.state();
  const order = await orderParts();
  // A person who went on meanwhile stays where they went.
  if (document.activeElement !== door) return;
  const { nodes } = context.pipeline();
  const there =
    [focused, ...selection.nodes].find((id) => id !== undefined && getRecord(nodes, id)) ??
    order?.orderOf(context.pipeline())[0];
  if (there !== undefined) context.map.goTo(there);
}

async function sayPlace(context: CommandContext, node: string, place: WatchInput["place"]): Promise<void> {
  const order = await orderParts();
  if (order && place.current) place.current.textContent = order.placeText(context.pipeline(), node);
}

/** Undefined where it cannot be fetched just now: the next press asks again. */
function orderParts() {
  return mapOrder().catch(() => undefined);
}
