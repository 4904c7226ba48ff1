/** The parts of `npm run bench`, with the name to run each alone. */
export const partNames = {
  posture: "the analysis of maps of 100 to 2,000 nodes",
  shapes: "the analysis of a chain, a star, a ladder, layers of four and a circle",
  coverage: "coverage and gaps, from 250 to 2,000 nodes",
  compare: "the difference between two states",
  scan: "reading repositories",
  layout: "tidying up, beside ELK",
  commits: "one operation to a large map",
  lists: "the list of large pipelines",
  timeline: "the page of 5,000 snapshots",
  report: "taking a snapshot, and the report",
  writers: "50 writers at once",
  fairness: "what others wait for while one exports",
  memory: "what the processes hold at most; Linux alone",
  "first-load": "JavaScript that a page loads",
  editor: "the map in a browser, beside a bare canvas",
};

export const usage = [
  "Usage: npm run bench -- [PART...]",
  "",
  "Measures all parts, or the named ones:",
  ...Object.entries(partNames).map(([name, what]) => `  ${name.padEnd(10)}  ${what}`),
].join("\n");
