/** How long the map takes to move by itself: not at all for who asked for less motion. */
export function motion(): { readonly duration: number } {
  return { duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 160 };
}
