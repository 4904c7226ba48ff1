import { useLayoutEffect, useRef, useState } from "react";

type Handler = (...given: never[]) => unknown;

/**
 * Handlers that stay the same functions and call the latest version of each. React Flow notifies every card and line of a
 * new function, one by one, in each frame of a drag.
 */
export function useStableHandlers<Handlers extends { readonly [name: string]: Handler }>(
  latest: Handlers,
): Handlers {
  const current = useRef(latest);
  useLayoutEffect(() => {
    current.current = latest;
  });
  const [stable] = useState(() => {
    const calls = Object.keys(latest).map((name) => [
      name,
      (...given: never[]) => current.current[name]?.(...given),
    ]);
    // Each calls the latest function of its name.
    return Object.fromEntries(calls) as Handlers;
  });
  return stable;
}
