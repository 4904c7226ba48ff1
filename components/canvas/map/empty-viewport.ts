/** In map units: from left to right of the three lanes of a map that has nothing on it yet. */
const emptyLanes = { left: 50, right: 890 };

/** Three lanes side by side in the middle: what is dropped first leaves them there. */
export function emptyViewport() {
  const width = document.getElementById("main")?.clientWidth ?? innerWidth;
  const zoom = Math.min(1, width / (emptyLanes.right - emptyLanes.left));
  return { x: (width - (emptyLanes.left + emptyLanes.right) * zoom) / 2, y: 0, zoom };
}
