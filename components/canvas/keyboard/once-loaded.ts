/**
 * A part of the program that is fetched when it is first needed. Once it is here it acts at once, so that of two keys
 * pressed quickly the first is done when the second is heard.
 */
export function onceLoaded<Part extends object>(load: () => Promise<Part>): (act: (part: Part) => void) => void | Promise<void> {
  let loaded: Part | undefined;
  return (act) => {
    if (loaded) return act(loaded);
    return load().then((part) => {
      loaded = part;
      act(part);
    });
  };
}
