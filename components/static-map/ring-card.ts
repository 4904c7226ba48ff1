/** Rings the card of a node on the pictures of the page, and scrolls only their frames to it. */
export function ringCard(node: string | undefined): void {
  for (const old of document.querySelectorAll("[data-current]"))
    delete (old as HTMLElement).dataset["current"];
  if (node === undefined) return;
  for (const card of document.querySelectorAll<SVGElement>(`[data-card="${CSS.escape(node)}"]`)) {
    card.dataset["current"] = "";
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
