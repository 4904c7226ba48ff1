const arrows = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].flatMap((arrow) =>
  ["", "Shift+", "Alt+", "Alt+Shift+", "Control+", "Control+Shift+"].map((held) => held + arrow),
);
const named = "Delete Backspace Home End Enter Escape Space F2 Shift+F10 ContextMenu";
const single = "0 1 = + - ? / [ ] a b c e f h i m v w x Shift+1 Shift+2 Shift+t";
const held =
  "Alt+s Control+' Control+a Control+b Control+d Control+f Control+g Control+k Control+s Control+y Control+z Control+Shift+g Control+Shift+p Control+Shift+z";

/**
 * Every key that a command has, as `keysOf` writes them, but for those that the browser makes events of its own of. Apart from
 * the commands, without which a map is opened: of a key pressed before they are here it is known that it is theirs.
 */
export const commandKeys: ReadonlySet<string> = new Set([
  ...arrows,
  ...`${named} ${single} ${held}`.split(" "),
]);
