/** A map of more nodes than this is packed in groups by Tidy up, and drawn in them. */
export const mostInCells = 40;
