const pastOf: ReadonlyMap<string, string> = new Map([
  ["add", "Added"],
  ["approve", "Approved"],
  ["align", "Aligned"],
  ["change", "Changed"],
  ["clear", "Cleared"],
  ["confirm", "Confirmed"],
  ["create", "Created"],
  ["delete", "Deleted"],
  ["give", "Gave"],
  ["make", "Made"],
  ["mark", "Marked"],
  ["move", "Moved"],
  ["plan", "Planned"],
  ["put", "Put"],
  ["remove", "Removed"],
  ["rename", "Renamed"],
  ["set", "Set"],
  ["space", "Spaced"],
  ["take", "Took"],
  ["withdraw", "Withdrew"],
]);

/** "Deleted Jenkins." from the label "delete Jenkins", which the undo list keeps. */
export function doneText(label: string): string {
  const [verb = "", ...rest] = label.split(" ");
  const past = pastOf.get(verb.toLowerCase());
  return past === undefined ? `Done: ${label}.` : `${[past, ...rest].join(" ")}.`;
}
