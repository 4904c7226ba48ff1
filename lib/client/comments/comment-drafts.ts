/** What is being written, by what it is an answer to or about: it is there again after something else was looked at. Gone with the page. */
export const commentDrafts = new Map<string, string>();
