import { beginMove } from "../viewport/move-map";

export function focusMap(): void {
  document.getElementById("main")?.focus({ preventScroll: true });
}

/** The card of a node, on the map as it is drawn and on that of a phone. */
export const cardSelector = ":is(.react-flow__node, .phone-card)";

export function cardOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`${cardSelector}[data-id="${CSS.escape(id)}"]`);
}

/**
 * The keyboard's focus goes to a card at once where it is drawn, and the map moves when the panels are where they will be:
 * what is selected opens the inspector, which may lie over the card.
 */
export function goToCard(id: string, show: () => void): void {
  going += 1;
  const turn = going;
  const isLast = beginMove();
  const before = document.activeElement;
  const card = cardOf(id);
  card?.focus({ preventScroll: true });
  // Once the card has it, who goes back to where it came from has gone on.
  const from = card && card === document.activeElement ? null : before;
  // Where the page scrolls, on a low screen, the map has to be in sight first.
  const map = document.getElementById("main");
  map?.scrollIntoView({ block: map.clientHeight > innerHeight ? "start" : "nearest" });
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (isLast()) show();
      // A person who went on to another card meanwhile is not called back.
      if (turn === going) holdFocus({ id, from, turn }, 30);
    }),
  );
}

/** How often a card was gone to: the last one counts. */
let going = 0;

interface Going {
  readonly id: string;
  /** What had the focus before. */
  readonly from: Element | null;
  readonly turn: number;
}

/**
 * A card off the screen is drawn once the map has moved there, and a new one that is off the screen is drawn for a moment
 * and taken away again: looks for some frames, as long as the focus is not taken elsewhere.
 */
function holdFocus({ id, from, turn }: Going, frames: number): void {
  const card = cardOf(id);
  const { activeElement: active } = document;
  const isStill = active === card || active === from || active === document.body || active?.id === "main";
  if (turn !== going || !isStill) return;
  if (active !== card) card?.focus({ preventScroll: true });
  // Once it was there, what it came from is as far away as everything else.
  const left = card ? null : from;
  if (frames > 0) requestAnimationFrame(() => holdFocus({ id, from: left, turn }, frames - 1));
}

/** A card that is off the screen is drawn only once the map has moved there: asks for some frames. */
export function focusCard(id: string, frames = 30): void {
  const card = cardOf(id);
  if (card) card.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusCard(id, frames - 1));
}
