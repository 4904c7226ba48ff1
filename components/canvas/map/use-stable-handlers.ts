import { useLayoutEffect, useRef, useState } from "react";

type Handler = (...given: never[]) => unknown;

/**
 * Handlers that stay the same functions and do what they were last given to do. React Flow tells every card and every line
 * when it is handed another function, once for each, in each frame of a drag.
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
    // Each calls the one of its name with whatever it is given.
    return Object.fromEntries(calls) as Handlers;
  });
  return stable;
}
