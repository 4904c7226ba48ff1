import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { keepInAddress } from "@/lib/client/keep-in-address";
import { singleKeysOn } from "@/lib/client/single-keys";
import { type TriageAction, triageAction } from "@/lib/client/triage-keys";
import { useMedia } from "@/lib/client/use-media";
import type { DetailsDriver } from "./details-panel";

/** The details cover the whole page. */
const narrow = "(width < 48rem)";

/** The details beside the list: shown if they fit, until the person opens or closes them. */
type DetailsState = "where-there-is-room" | "open" | "closed";

interface ListWalkOptions<Row> {
  readonly rows: readonly Row[];
  /** The rows that are not folded; absent: all. */
  readonly shown?: readonly Row[];
  /** As in the row element's `data-key`. */
  readonly keyOf: (row: Row) => string;
  /** The row in the address; ignored if it is not in the list. */
  readonly asked: string | undefined;
  /** The parameter of the address for the open row. */
  readonly param: string;
  /** Handles keys other than moving, opening and closing; false: none, and the browser gets it. */
  readonly act: (action: TriageAction, row: Row) => boolean;
}

interface ListWalk<Row, List extends HTMLElement> {
  readonly list: RefObject<List | null>;
  /** The selected row, and its number among the shown ones; -1 if it is folded. */
  readonly current: Row | undefined;
  readonly index: number;
  readonly hasDetails: boolean;
  readonly details: DetailsDriver;
  /** The details cover the list. */
  readonly isOverAll: boolean;
  readonly focusRow: (key: string) => void;
  readonly open: (key: string) => void;
  /** For the list. Keys of one character are heard unless a field has the focus. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** A list with the details of one row beside it: J and K walk, Enter opens, Escape closes, and the address keeps the open row. */
export function useListWalk<Row, List extends HTMLElement = HTMLElement>(
  options: ListWalkOptions<Row>,
): ListWalk<Row, List> {
  const { rows, shown = rows, keyOf, asked, param, act } = options;
  const isPhone = useMedia(narrow) === true;
  const list = useRef<List>(null);
  const details = useRef<HTMLElement>(null);
  const isThere = asked !== undefined && rows.some((row) => keyOf(row) === asked);
  const [focused, setFocused] = useState(isThere ? asked : undefined);
  const [state, setState] = useState<DetailsState>(isThere ? "open" : "where-there-is-room");
  const current = rows.find((row) => keyOf(row) === focused) ?? shown[0];
  const index = current === undefined ? -1 : shown.indexOf(current);
  // The address keeps the open row, so that a reload and a link open the same.
  const kept = state === "closed" ? undefined : focused;
  useEffect(() => keepInAddress({ [param]: kept }), [param, kept]);

  const elementOf = (row: Row | undefined) => {
    const key = row === undefined ? undefined : keyOf(row);
    return [...(list.current?.querySelectorAll<HTMLElement>("[data-key]") ?? [])].find(
      (element) => element.dataset["key"] === key,
    );
  };
  const open = (key: string) => {
    setFocused(key);
    setState("open");
    // Once it is drawn.
    requestAnimationFrame(() => details.current?.focus());
  };
  const close = () => {
    setState("closed");
    requestAnimationFrame(() => elementOf(current)?.focus({ preventScroll: true }));
  };
  const go = (to: "next" | "previous" | "first" | "last", isInDetails: boolean) => {
    const steps = {
      next: Math.min(index + 1, shown.length - 1),
      previous: Math.max(index - 1, 0),
      first: 0,
      last: shown.length - 1,
    };
    const row = shown[steps[to]];
    if (row === undefined) return;
    setFocused(keyOf(row));
    if (isInDetails) elementOf(row)?.scrollIntoView({ block: "nearest" });
    else elementOf(row)?.focus();
  };
  const does = (action: TriageAction, row: Row, isInDetails: boolean): boolean => {
    if (action.do === "go") go(action.to, isInDetails);
    else if (action.do === "open") open(keyOf(row));
    else if (action.do === "clear" && isInDetails) close();
    else return act(action, row);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isInDetails = event.currentTarget === details.current;
    const { target } = event;
    if (!(target instanceof HTMLElement) || current === undefined) return;
    if (!isInDetails && target.closest("[data-key]") === null) return;
    // Typing and choosing belong to the field.
    if (isInDetails && target.closest("input, textarea, select") !== null && event.key !== "Escape") return;
    const action = triageAction(event, singleKeysOn());
    // A link, a button or a checkbox keeps its own keys: Enter, the space bar and the arrows.
    const isOwnKey =
      target !== event.currentTarget &&
      target.dataset["key"] === undefined &&
      (event.key.length > 1 || event.key === " ");
    if (!action || (isOwnKey && action.do !== "clear")) return;
    if (does(action, current, isInDetails)) event.preventDefault();
  };
  const onKeyElsewhere = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.defaultPrevented || current === undefined || !isSingleKeyElsewhere(event)) return;
    const action = triageAction(event, singleKeysOn());
    if (action && does(action, current, false)) event.preventDefault();
  });
  useEffect(() => {
    const hear = (event: globalThis.KeyboardEvent) => onKeyElsewhere(event);
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
  return {
    list,
    current,
    index,
    hasDetails: state !== "closed",
    // Stepping on inside the details keeps the focus there.
    details: {
      isAsked: state === "open",
      panelRef: details,
      onStep: (to) => go(to, true),
      onClose: close,
      onKeyDown,
    },
    isOverAll: isPhone && state === "open",
    focusRow: setFocused,
    open,
    onKeyDown,
  };
}

/** The focus is neither on a row nor in its details, which hear their own keys: as after choosing a filter. Named keys belong to the focused element. */
function isSingleKeyElsewhere({ key, ctrlKey, metaKey, target }: globalThis.KeyboardEvent): boolean {
  if (key.length > 1 || key === " " || ctrlKey || metaKey || !(target instanceof Element)) return false;
  return (
    target.closest(
      "[data-key], [data-details-panel], input:not([type=checkbox]), textarea, select, [contenteditable], [popover], dialog",
    ) === null && document.querySelector("dialog[open]") === null
  );
}
