const mostRemembered = 1_000;

/**
 * @template Place
 * @typedef {object} Turn
 * @property {Place} place
 * @property {() => void} release frees the place: the answer is made
 * @property {() => void} end the answer is read, or given up
 * @property {(bytes: number) => number} pace the delay, in milliseconds, before more is sent to the same
 * person
 */

/**
 * Assigns places to people in turn: a person with many requests waits for their own, and everyone else goes
 * ahead.
 * @template Place
 * @param {object} limits
 * @param {(places: number) => number} limits.mostOf how many of so many places one person may have
 * @param {number} limits.mostOpenOf how many open answers one person may have
 * @param {number} limits.mostOpen how many open answers in all
 * @param {number} limits.mostWaiting how many may wait
 * @param {number} limits.mostWaitingOf how many of one person
 * @param {number} limits.bytesEachSecond the rate of sending to one person
 * @param {number} limits.bytesAtOnce sent before the rate applies
 */
export function createFairTurns(limits) {
  const { mostOf, mostOpenOf, mostOpen, mostWaiting, mostWaitingOf } = limits;
  /** @type {Place[]} */
  const free = [];
  let places = 0;
  let waiting = 0;
  let open = 0;
  /**
   * For each person, the number of places and open answers, and the waiting requests; the next to be served
   * comes first.
   */
  const people = new Map();

  function serve() {
    for (const [person, one] of people) {
      if (free.length === 0 || open >= mostOpen) return;
      if (one.queue.length === 0 || one.has >= mostOf(places) || one.open >= mostOpenOf) continue;
      // Set again, so that everyone else comes before this person's next request.
      people.delete(person);
      people.set(person, one);
      // The person's previous place: its caches are warm, and the other places stay free.
      const [place] = free.splice(Math.max(0, free.indexOf(one.last)), 1);
      one.last = place;
      one.has += 1;
      one.open += 1;
      open += 1;
      waiting -= 1;
      one.queue.shift()(turnOf(person, one, place));
      return serve();
    }
  }

  function turnOf(person, one, place) {
    let [isHeld, isOpen] = [true, true];
    const release = () => {
      if (!isHeld) return;
      isHeld = false;
      one.has -= 1;
      if (place.isGone !== true) free.push(place);
      serve();
    };
    return {
      place,
      release,
      end() {
        if (!isOpen) return;
        isOpen = false;
        one.open -= 1;
        open -= 1;
        release();
        forgetIdle();
        serve();
      },
      pace(bytes) {
        // Unaffected by changes of the clock: one that was set back would delay them by as much.
        const now = performance.now();
        one.paidUntil = Math.max(now, one.paidUntil) + (bytes / limits.bytesEachSecond) * 1000;
        return Math.max(0, one.paidUntil - now - (limits.bytesAtOnce / limits.bytesEachSecond) * 1000);
      },
    };
  }

  /** Remembers the most recent people, with their places and sent bytes. */
  function forgetIdle() {
    for (const [person, one] of people) {
      if (people.size <= mostRemembered) return;
      if (one.open === 0 && one.queue.length === 0) people.delete(person);
    }
  }

  return {
    /** @param {Place} place */
    add(place) {
      places += 1;
      free.push(place);
      serve();
    },
    /** Removes a broken place. @param {Place} place */
    remove(place) {
      if (place.isGone === true) return;
      places -= 1;
      place.isGone = true;
      const at = free.indexOf(place);
      if (at >= 0) free.splice(at, 1);
    },
    /**
     * @param {string} person
     * @param {AbortSignal} signal ends the wait
     * @returns {Promise<Turn<Place>> | undefined} undefined if too many wait already
     */
    take(person, signal) {
      const one = people.get(person) ?? { has: 0, open: 0, queue: [], paidUntil: 0, last: undefined };
      if (waiting >= mostWaiting || one.queue.length >= mostWaitingOf) return undefined;
      if (signal.aborted) return Promise.reject(signal.reason);
      people.set(person, one);
      waiting += 1;
      return new Promise((resolve, reject) => {
        const leave = () => {
          one.queue.splice(one.queue.indexOf(served), 1);
          waiting -= 1;
          forgetIdle();
          reject(signal.reason);
        };
        const served = (turn) => {
          // A listener on a signal keeps its closure alive as long as the signal: the result, and the whole
          // request with it.
          signal.removeEventListener("abort", leave);
          resolve(turn);
        };
        one.queue.push(served);
        signal.addEventListener("abort", leave, { once: true });
        serve();
      });
    },
    count: () => ({ places, waiting }),
  };
}
