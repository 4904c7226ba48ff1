import type { SignInWork } from "@/lib/domain/contract/problem";
import type { WorkProof } from "@/lib/domain/contract/sign-in-work";
import type { Result } from "@/lib/domain/result";
import type { ApiProblem } from "../api";
import { callAuth } from "../auth-call";
import { doWork } from "./do-work";

export interface SignInBody {
  readonly email: string;
  readonly password: string;
  readonly code?: string;
}

interface Watch {
  /** Aborts it: returns the last answer. */
  readonly signal: AbortSignal;
  readonly onWork: (work: SignInWork) => void;
  /** The probability, from 0 to 1, of being done by now: the search has no other progress. */
  readonly onProgress: (likelihood: number) => void;
}

/** In seconds: the shortest interval between requests. */
const shortestWait = 5;
/** The server's queue of checks is full only briefly. */
const mostResent = 20;

/**
 * Signs in; if the server requires a wait or work, does whichever ends first, as often as needed. While others guess
 * passwords all the time, a wait ends in another wait, but work succeeds. The search has no memory, so that a new challenge
 * loses nothing.
 */
export async function signInByWork(
  { code, ...body }: SignInBody,
  watch: Watch,
  work = doWork,
): Promise<Result<unknown, ApiProblem>> {
  let proof: WorkProof | undefined;
  let likelyTries = 0;
  let resent = 0;
  let answer = await callAuth("POST", "/sign-in/email", { ...body, ...(code === undefined ? {} : { code }) });
  while (!answer.ok && !watch.signal.aborted) {
    const { work: asked, status, retryAfter = shortestWait } = answer.error;
    const isFull = proof !== undefined && status === 503 && resent < mostResent;
    if (asked === undefined && !isFull) return answer;
    try {
      if (asked === undefined) {
        resent += 1;
        await pause(retryAfter, watch.signal);
      } else {
        watch.onWork(asked);
        const onTried = () => {
          likelyTries += 2 ** -asked.difficulty;
          watch.onProgress(1 - Math.exp(-likelyTries));
        };
        proof = await firstOf(
          (signal) => work(asked, { signal, onTried }),
          (signal) => pause(Math.max(retryAfter, shortestWait), signal),
          watch.signal,
        );
      }
    } catch {
      return answer;
    }
    // An earlier code has expired by now, and would count as a wrong one.
    answer = await callAuth("POST", "/sign-in/email", { ...body, ...(proof && { work: proof }) });
  }
  return answer;
}

/** Returns the first result, and aborts the other. */
async function firstOf<One, Other>(
  one: (signal: AbortSignal) => Promise<One>,
  other: (signal: AbortSignal) => Promise<Other>,
  signal: AbortSignal,
): Promise<One | Other> {
  const done = new AbortController();
  signal.addEventListener("abort", () => done.abort());
  try {
    return await Promise.race([one(done.signal), other(done.signal)]);
  } finally {
    done.abort();
  }
}

function pause(seconds: number, signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), seconds * 1000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new Error("The wait was called off."));
    });
  });
}
