const setting = "blueline.single-keys";
/** Notifies this tab; the browser's own `storage` event notifies the others. */
const changed = "blueline:single-keys";

/** Whether keys without Ctrl, Alt or ⌘ work (WCAG 2.1.4): on, until the person turns them off in this browser. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(setting) !== "off";
  } catch {
    // A browser may refuse storage altogether.
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(setting);
    else localStorage.setItem(setting, "off");
  } catch {
    return;
  }
  dispatchEvent(new Event(changed));
}

export function watchSingleKeys(onChange: () => void): () => void {
  addEventListener(changed, onChange);
  addEventListener("storage", onChange);
  return () => {
    removeEventListener(changed, onChange);
    removeEventListener("storage", onChange);
  };
}
