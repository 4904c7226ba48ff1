import { beginMove } from "../viewport/move-map";

export function focusMap(): void {
  document.getElementById("main")?.focus({ preventScroll: true });
}

/** The card of a node, on the drawn map and on a phone's. */
export const cardSelector = ":is(.react-flow__node, .phone-card)";

export function cardOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`${cardSelector}[data-id="${CSS.escape(id)}"]`);
}

/**
 * Focuses a drawn card at once, and moves the map when the panels are in their places: the selection opens the inspector,
 * which may cover the card.
 */
export function goToCard(id: string, show: () => void): void {
  going += 1;
  const turn = going;
  const isLast = beginMove();
  const before = document.activeElement;
  const card = cardOf(id);
  card?.focus({ preventScroll: true });
  // Once the card has the focus, a later return to the origin is a new action.
  const from = card && card === document.activeElement ? null : before;
  // If the page scrolls, on a low screen, the map must be in sight first.
  const map = document.getElementById("main");
  map?.scrollIntoView({ block: map.clientHeight > innerHeight ? "start" : "nearest" });
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (isLast()) show();
      // If the person went on to another card meanwhile, leave the focus there.
      if (turn === going) holdFocus({ id, from, turn }, 30);
    }),
  );
}

/** Counts the requests to go to a card: the last one wins. */
let going = 0;

interface Going {
  readonly id: string;
  /** The previously focused element. */
  readonly from: Element | null;
  readonly turn: number;
}

/**
 * A card off the screen is drawn once the map has moved there, and a new one off the screen is drawn for a moment and
 * removed: retries for some frames, as long as the focus does not move elsewhere.
 */
function holdFocus({ id, from, turn }: Going, frames: number): void {
  const card = cardOf(id);
  const { activeElement: active } = document;
  const isStill = active === card || active === from || active === document.body || active?.id === "main";
  if (turn !== going || !isStill) return;
  if (active !== card) card?.focus({ preventScroll: true });
  // Once the card had the focus, the origin counts like any other element.
  const left = card ? null : from;
  if (frames > 0) requestAnimationFrame(() => holdFocus({ id, from: left, turn }, frames - 1));
}

/** A card off the screen is drawn only once the map has moved there: retries for some frames. */
export function focusCard(id: string, frames = 30): void {
  const card = cardOf(id);
  if (card) card.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusCard(id, frames - 1));
}
