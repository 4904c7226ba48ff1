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
  /** Calls it off: the last answer is given. */
  readonly signal: AbortSignal;
  readonly onWork: (work: SignInWork) => void;
  /** How likely it was, from 0 to 1, to be done by now: the search has no other progress. */
  readonly onProgress: (likelihood: number) => void;
}

/** In seconds: nobody asks more often than that. */
const shortestWait = 5;
/** What is checked is full for a moment only. */
const mostResent = 20;

/**
 * Signs in; where the server wants waiting or work, by what comes first of the two, as often as it takes. Where others guess all
 * the time the wait ends in a new one, and the work does not. The search has no memory, so that another challenge loses nothing.
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
    // A code of before is too old by now, and would count as a wrong one.
    answer = await callAuth("POST", "/sign-in/email", { ...body, ...(proof && { work: proof }) });
  }
  return answer;
}

/** What is done first, and the end of the other. */
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
