/**
 * The names of a key press, the likeliest first: modifiers in the order Control, Alt, Shift, then the printed key. Signs
 * that need Shift ("?") do not name it. Shift with a digit prints another sign on each keyboard, so the digit's place
 * counts as well.
 */
export function keysOf(
  event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): readonly string[] {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const before = `${event.ctrlKey || event.metaKey ? "Control+" : ""}${event.altKey ? "Alt+" : ""}`;
  const isSign = key.length === 1 && key.toUpperCase() === key;
  const named = `${before}${event.shiftKey && !isSign ? "Shift+" : ""}${key === " " ? "Space" : key}`;
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  return event.shiftKey && digit !== undefined ? [named, `${before}Shift+${digit}`] : [named];
}

/** Pressed alone or with Shift: a key that also types. */
export function isSingleKey(key: string): boolean {
  return /^(Shift\+)?.$/u.test(key);
}

const shown: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Delete: "Del",
  ContextMenu: "Menu",
};

/** For people: "Ctrl+Shift+Z", "⌘⇧Z" on a Mac. */
export function keyText(key: string, isMac: boolean): string {
  const parts = key === "+" ? ["+"] : key.split(/\+(?=.)/);
  const names = parts.map((part) => {
    if (part === "Control") return isMac ? "⌘" : "Ctrl";
    if (part === "Alt") return isMac ? "⌥" : "Alt";
    if (part === "Shift") return isMac ? "⇧" : "Shift";
    return shown[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
  return names.join(isMac ? "" : "+");
}
