let editing: Promise<void> | undefined;

/** An edit or a step to another card on its way, as while a part of the program is fetched for it: the next key is about what it leaves selected. */
export const keysWait = {
  for: (edit: Promise<void>): void => {
    const turn = edit.finally(() => {
      if (editing === turn) editing = undefined;
    });
    editing = turn;
  },
  /** Undefined where none is on its way. */
  edit: () => editing,
};
