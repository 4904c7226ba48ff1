import type { Panel } from "../state/panel";

/** Panels that take typing as soon as they are requested, with the selector of their field. */
const searches: { readonly [Name in Panel["name"]]?: string } = {
  palette: "[data-palette-search]",
  "quick-add": "dialog input",
  rename: "[data-rename]",
};

let typed: { readonly name: Panel["name"]; readonly text: string } | undefined;

/**
 * Keeps a letter for a search panel that is still loading, as when its part of the program is fetched for the first time.
 * @returns whether it kept one
 */
export function typeAhead(event: KeyboardEvent, panel: Panel | undefined): boolean {
  if (!panel || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  if (target.closest("input, textarea, select, [contenteditable]") || !isSearchOnItsWay(panel)) return false;
  typed = { name: panel.name, text: (typed?.name === panel.name ? typed.text : "") + event.key };
  return true;
}

/** Whether a search panel is requested and not drawn yet. */
export function isSearchOnItsWay(panel: Panel): boolean {
  const place = searches[panel.name];
  return place !== undefined && !document.querySelector(place);
}

/** Letters typed before the search panel was there; returned once. */
export function takeTyped(name: Panel["name"]): string {
  const text = typed?.name === name ? typed.text : "";
  typed = undefined;
  return text;
}
