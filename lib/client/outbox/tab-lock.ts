const nameOf = (tab: string) => `blueline-tab-${tab}`;

/** Shows other tabs that this one lives, until the signal. The browser lets go when a tab closes or crashes. */
export function holdTab(tab: string, signal: AbortSignal): void {
  if (!hasLocks()) return;
  const held = () => new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  navigator.locks.request(nameOf(tab), { signal }, held).catch(() => undefined);
}

/** Calls back once when a tab is gone: at once where it is already, or where the browser cannot tell. */
export function whenTabIsGone(tab: string, signal: AbortSignal, onGone: () => Promise<void>): void {
  if (hasLocks()) navigator.locks.request(nameOf(tab), { signal }, onGone).catch(() => undefined);
  else onGone().catch(() => undefined);
}

/** Browsers have locks only where the page came by https or from this machine. */
function hasLocks(): boolean {
  return "locks" in navigator;
}
