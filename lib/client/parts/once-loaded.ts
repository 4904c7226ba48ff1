/**
 * A part of the program that is fetched on first use. Actions run in the order of their calls, and at once if it is
 * loaded: of two keys pressed quickly, the first action is done before the second starts.
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
