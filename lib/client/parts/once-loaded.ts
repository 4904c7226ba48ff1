/**
 * A part of the program that is fetched when it is first needed. What is asked of it is done in the order in which it was
 * asked, and at once when it is here: of two keys pressed quickly the first is done when the second is heard.
 */
export function onceLoaded<Part extends object>(
  load: () => Promise<Part>,
): (act: (part: Part) => void) => void | Promise<void> {
  let loaded: Part | undefined;
  let loading: Promise<Part> | undefined;
  const fetch = async () => {
    try {
      loaded = await load();
      return loaded;
    } finally {
      loading = undefined;
    }
  };
  return (act) => {
    if (loaded && !loading) return act(loaded);
    loading ??= fetch();
    return loading.then(act);
  };
}
