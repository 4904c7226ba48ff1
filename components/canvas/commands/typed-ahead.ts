import type { Panel } from "../state/panel";

/** Panels that are typed into as soon as they are asked for, by what is found in them once they are there. */
const searches: { readonly [Name in Panel["name"]]?: string } = {
  palette: "[data-palette-search]",
  "quick-add": "dialog input",
  rename: "[data-rename]",
};

let typed: { readonly name: Panel["name"]; readonly text: string } | undefined;

/**
 * Keeps a letter for a search that was asked for and is still on its way, as when its part of the program is fetched for the
 * first time. @returns whether it was one
 */
export function typeAhead(event: KeyboardEvent, panel: Panel | undefined): boolean {
  if (!panel || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  if (target.closest("input, textarea, select, [contenteditable]") || !isSearchOnItsWay(panel)) return false;
  typed = { name: panel.name, text: (typed?.name === panel.name ? typed.text : "") + event.key };
  return true;
}

/** Whether a search was asked for and is not drawn yet. */
export function isSearchOnItsWay(panel: Panel): boolean {
  const place = searches[panel.name];
  return place !== undefined && !document.querySelector(place);
}

/** What was typed for a search before it was there; asked for once. */
export function takeTyped(name: Panel["name"]): string {
  const text = typed?.name === name ? typed.text : "";
  typed = undefined;
  return text;
}
