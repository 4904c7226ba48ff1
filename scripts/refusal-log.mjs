/**
 * The number of refusals logged individually per minute. Further ones are counted, so that nonsense can't
 * fill the log.
 */
const toldEach = 30;
const minute = 60_000;

/**
 * @param {(line: object) => void} warn writes to the log
 * @returns {(line: { status: number, reason: string, address: string, method?: string }) => void} logs a
 * request that was refused before the application saw it. Its address is left out: it may hold the id of a
 * share.
 */
export function createRefusalLog(warn, now = () => performance.now()) {
  let since = now();
  let told = 0;
  let left = 0;
  return (line) => {
    if (now() - since >= minute) {
      if (left > 0) warn({ event: "refused-more", count: left });
      since = now();
      told = 0;
      left = 0;
    }
    if (told >= toldEach) left += 1;
    else {
      told += 1;
      warn({ event: "refused", ...line });
    }
  };
}
