/** The id of the place below the map in which the map, which alone knows it, says its zoom. */
export const zoomSlot = "map-zoom";
