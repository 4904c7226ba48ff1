import { type Box, boxesMeet, type Point } from "./box";
import { boxOfPiece, piecesOf } from "./pieces";

const step = 8;
const fromCorner = 12;
/** A line this near beside a title would read as a part of it. */
const fromLines = 13;
const fromOthers = 2;

/**
 * The upper left corner of a zone's title, `width` by `height`, in pixels of the screen. The title is on the zone's upper edge
 * and slides right to a place clear of lines and other things; without one, to a place clear of lines, or else to one with lines
 * only; or else it stays at the left.
 */
export function placeTitle(
  zone: Box,
  width: number,
  height: number,
  lines: readonly (readonly Point[])[],
  taken: readonly Box[],
): Point {
  const y = zone.y - height / 2;
  const first = { x: zone.x + fromCorner, y };
  const shapes = lines.flatMap((points) => piecesOf(points).map(boxOfPiece));
  const free = { x: zone.x + zone.width - step - width, y };
  const places: Box[] = [];
  for (let { x } = first; x <= free.x; x += step) places.push({ x, y, width, height });
  const clearBy = (room: number) =>
    places.filter((place) => !taken.some((other) => boxesMeet(place, other, room)));
  const isBesideLines = (place: Box) => !shapes.some((shape) => boxesMeet(place, shape, fromLines));
  const clear = clearBy(fromOthers);
  const { x } = clear.find(isBesideLines) ?? clearBy(0).find(isBesideLines) ?? clear[0] ?? first;
  return { x, y };
}

/**
 * The titles of zones whose frames may overlap, each as in `placeTitle` and beside those before it: without room on its edge, a
 * title goes as far below as needed.
 * @param frames with the width of each title, in pixels of the screen
 */
export function placeTitles(
  frames: readonly { readonly box: Box; readonly width: number }[],
  height: number,
  lines: readonly (readonly Point[])[],
  taken: readonly Box[],
): readonly Box[] {
  const titles: Box[] = [];
  for (const { box, width } of frames) {
    let zone = box;
    const place = () => ({ ...placeTitle(zone, width, height, lines, [...taken, ...titles]), width, height });
    const onTitle = (title: Box) => titles.find((other) => boxesMeet(title, other, fromOthers));
    let title = place();
    for (let met = onTitle(title); met; met = onTitle(title)) {
      const besideTitles = placeTitle(zone, width, height, [], titles);
      title = { ...besideTitles, width, height };
      const still = onTitle(title);
      if (!still) break;
      zone = { ...zone, y: still.y + height + fromOthers + height / 2 };
      title = place();
    }
    titles.push(title);
  }
  return titles;
}
