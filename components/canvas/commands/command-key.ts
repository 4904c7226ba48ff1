/** The keys that `allCommands` are done by, by the names that `keysOf` gives: whether a press is kept for them has to be known before they are here. */
export const commandKey =
  /^([-+/01=?[\]abcefhimvwx]|Alt\+s|Control\+['abdfgksyz]|Control\+Shift\+[gpz]|Shift\+([12t]|F10)|((Alt|Alt\+Shift|Control|Control\+Shift|Shift)\+)?Arrow(Down|Left|Right|Up)|Backspace|ContextMenu|Delete|End|Enter|Escape|F2|Home|Space)$/;
