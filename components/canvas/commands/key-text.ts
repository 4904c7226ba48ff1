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
