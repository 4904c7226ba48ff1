const mostRemembered = 1_000;

/**
 * @template Place
 * @typedef {object} Turn
 * @property {Place} place
 * @property {() => void} release the place is free for others: the answer is made
 * @property {() => void} end the answer is taken, or given up
 * @property {(bytes: number) => number} pace how long to wait, in milliseconds, before more is sent to the same person
 */

/**
 * Gives places to people in turn: anyone who asks for many at once waits for the own ones, and everybody else goes ahead.
 * @template Place
 * @param {object} limits
 * @param {(places: number) => number} limits.mostOf how many of so many places one person may have
 * @param {number} limits.mostOpenOf how many answers one person may be taking
 * @param {number} limits.mostOpen how many all may be taking
 * @param {number} limits.mostWaiting how many may wait
 * @param {number} limits.mostWaitingOf how many of one person
 * @param {number} limits.bytesEachSecond how much is sent to one person
 * @param {number} limits.bytesAtOnce before that is held to
 */
export function createFairTurns(limits) {
  const { mostOf, mostOpenOf, mostOpen, mostWaiting, mostWaitingOf } = limits;
  /** @type {Place[]} */
  const free = [];
  let places = 0;
  let waiting = 0;
  let open = 0;
  /** Of each person, how many places and open answers they have, and who waits; the next to be served stands first. */
  const people = new Map();

  function serve() {
    for (const [person, one] of people) {
      if (free.length === 0 || open >= mostOpen) return;
      if (one.queue.length === 0 || one.has >= mostOf(places) || one.open >= mostOpenOf) continue;
      // Set again, so that everybody else comes before the next one of this person.
      people.delete(person);
      people.set(person, one);
      // Where the person was before: what was made there once is there still, and the others are left alone.
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
        // Goes on whatever the clock is set to: one that was set back would keep them waiting for as long as that.
        const now = performance.now();
        one.paidUntil = Math.max(now, one.paidUntil) + (bytes / limits.bytesEachSecond) * 1000;
        return Math.max(0, one.paidUntil - now - (limits.bytesAtOnce / limits.bytesEachSecond) * 1000);
      },
    };
  }

  /** The last people are remembered, with where they were and what they were sent. */
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
    /** A place that broke: it is given to nobody any more. @param {Place} place */
    remove(place) {
      if (place.isGone === true) return;
      places -= 1;
      place.isGone = true;
      const at = free.indexOf(place);
      if (at >= 0) free.splice(at, 1);
    },
    /**
     * @param {string} person
     * @param {AbortSignal} signal who waited no longer wants it
     * @returns {Promise<Turn<Place>> | undefined} undefined where too many wait already
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
          // What listens to a signal is kept for as long as that: what came of it, and the whole request with it.
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
