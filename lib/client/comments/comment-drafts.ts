/** Unsent comment texts, by thread or place: restored when the person comes back to the place. Gone with the page. */
export const commentDrafts = new Map<string, string>();
