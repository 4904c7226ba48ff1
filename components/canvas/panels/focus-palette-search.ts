/** Where there is no room for the palette beside the map, it is opened first. */
export function focusPaletteSearch(): void {
  const search = document.querySelector<HTMLInputElement>("[data-palette-search]");
  if (search?.checkVisibility() === false)
    document.querySelector<HTMLElement>("[data-palette-toggle]")?.click();
  requestAnimationFrame(() => search?.focus());
}
