import type { Page } from "@playwright/test";

/** What is read of React's own tree, as its developer tools read it. */
interface Fiber {
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly alternate: Fiber | null;
  readonly flags: number;
  readonly memoizedProps: {
    readonly node?: { readonly id?: string };
    readonly level?: string;
    readonly counts?: object;
  } | null;
}

declare global {
  var renderedCards: string[];
}

/** Before the page is opened: notes each card of the map that React draws, by the id of its node. */
export async function watchCards(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.renderedCards = [];
    const performedWork = 1;
    const visit = (fiber: Fiber | null): void => {
      for (let next = fiber; next; next = next.sibling) {
        const { memoizedProps: props, alternate, child, flags } = next;
        // What a card says, as it is given to it: what it is made of gets counts as well.
        const id = props?.level === undefined || props.counts !== undefined ? undefined : props.node?.id;
        if (id !== undefined && (flags & performedWork) !== 0) globalThis.renderedCards.push(id);
        // Nothing below was drawn where it is the very same.
        if (child !== alternate?.child) visit(child);
      }
    };
    const hook = {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onCommitFiberRoot: (_renderer: number, root: { readonly current: Fiber }) => visit(root.current.child),
    };
    Object.assign(globalThis, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook });
  });
}

/** The cards that were drawn since this was last asked, each once. */
export async function cardsDrawn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...new Set(globalThis.renderedCards.splice(0))]);
}
